import { type Either, left, type NonEmptyArray, right } from '../../config/either.js';
import { formatValue } from '../../config/errors.js';
import type { Range } from '../../config/field.js';
import { plainRange } from '../../config/plain-range.js';
import { describeChange, type Refusal } from '../../config/refusal.js';
import type { Grid } from '../../grid/grid.js';
import { anyFits } from './block-shapes.js';

/** As CAPI has it. */
const DEFAULT_RATIOS: Range = [0.5, 2];

/** The aspect ratio nearest to a square of a block of that area that fits: where a square doesn't, the image's whole short side. */
const nearestSquare = (area: number, { rows, columns }: Grid): number =>
  rows <= columns ? Math.max(1, area / (rows * rows)) : Math.min(1, (columns * columns) / area);

/** The range of aspect ratios, filled in where it isn't given; or why no block of that area fits. */
export const fittingRatios = (
  given: Range | null,
  area: number,
  grid: Grid,
): Either<NonEmptyArray<Refusal>, Range> => {
  const wanted = given ?? DEFAULT_RATIOS;
  if (anyFits(area, wanted, grid)) return right(wanted);
  const nearest = nearestSquare(area, grid);
  if (given === null) return right([nearest, nearest]);
  const wider: Range = [Math.min(given[0], nearest), Math.max(given[1], nearest)];
  const accepted = `a range of which a block of ${area} patches fits ${grid.rows} × ${grid.columns}`;
  return left([
    {
      cause: 'aspectRatioRange',
      changes: () => [{ aspectRatioRange: plainRange(given, wider) }, { aspectRatioRange: undefined }],
      error: (change) => ({
        code: 'out_of_range',
        path: ['aspectRatioRange'],
        given,
        accepted,
        message:
          `is ${formatValue(given)}, and no block of ${area} patches of such a ratio ` +
          `fits ${grid.rows} × ${grid.columns}; give ${change === undefined ? accepted : describeChange(change)}`,
        ...(change === undefined ? {} : { suggestion: change }),
      }),
    },
  ]);
};
