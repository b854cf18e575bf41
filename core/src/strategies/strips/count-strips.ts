import { type Either, isLeft, left, type NonEmptyArray, right } from '../../config/either.js';
import { describeChange, type Refusal } from '../../config/refusal.js';
import type { Grid } from '../../grid/grid.js';
import { countShare } from '../../patches/count-share.js';
import type { StripsParameters } from './parameters.js';

/** The fields of an axis. */
const fields = {
  rows: { share: 'maskRows', strips: 'rowStrips' },
  columns: { share: 'maskColumns', strips: 'columnStrips' },
} as const;

/** How many lines of an axis are masked, or why they can't be, in as many strips. */
export const countStrips = (
  given: StripsParameters,
  grid: Grid,
  axis: 'rows' | 'columns',
  least: number,
): Either<NonEmptyArray<Refusal>, number> => {
  const { share, strips } = fields[axis];
  const of = grid[axis];
  const asked = { field: share, ratio: given[share], of, noun: axis, does: 'masks', least } as const;
  const counted = countShare({ ...asked, rounding: given.rounding });
  if (isLeft(counted) || counted.right === 0) return counted;
  const masked = counted.right;
  const most = Math.min(masked, of - masked + (given.wrap ? 0 : 1));
  if (given[strips] <= most) return right(masked);
  const accepted = `at most ${most}: ${masked} of ${of} ${axis} are masked, in strips apart from each other`;
  return left([
    {
      cause: strips,
      changes: () => [{ [strips]: most }],
      error: (change) => ({
        code: 'out_of_range',
        path: [strips],
        given: given[strips],
        accepted,
        message:
          `is ${given[strips]}; give ${accepted}` +
          (change === undefined ? '' : `, such as ${describeChange(change)}`),
        ...(change === undefined ? {} : { suggestion: change }),
      }),
    },
  ]);
};
