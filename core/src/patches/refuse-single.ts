import type { ImageSize } from '../config/field.js';
import { type Change, describeChange, type Refusal } from '../config/refusal.js';
import type { Grid } from '../grid/grid.js';
import { largerImages } from '../grid/larger-images.js';

/** What makes a grid have a single thing to mask, and what would give it more. */
interface Single {
  /** The field that is to blame. */
  readonly field: string;
  /** Its value. */
  readonly given: unknown;
  /** What would be accepted, in words. */
  readonly accepted: string;
  /** What may be changed to that end. */
  readonly changes: () => ReadonlyArray<Change>;
}

/** A single unit can't be both masked and kept, whatever the ratio. */
export const refuseSingleUnit = (
  { rows, columns }: Grid,
  { field, given, accepted, changes }: Single,
): Refusal => ({
  cause: `single ${field}`,
  changes,
  error: (change) => ({
    code: 'out_of_range',
    path: [field],
    given,
    accepted,
    message:
      `makes a single unit of ${rows} × ${columns} patches, which can’t be both masked and kept; ` +
      `give ${accepted}${change === undefined ? '' : `, such as ${describeChange(change)}`}`,
    ...(change === undefined ? {} : { suggestion: change }),
  }),
});

/** An image of one patch has nothing to see or nothing to predict. */
export const refuseSinglePatch = (grid: Grid, inputSize: ImageSize): Refusal =>
  refuseSingleUnit(grid, {
    field: 'inputSize',
    given: inputSize,
    accepted: 'an image of two patches or more',
    changes: () => largerImages(grid),
  });
