import type { SetPart } from '../../patches/set-part.js';

/** Random masks as their plan fixed them: plain data. */
export interface RandomPart extends SetPart<''> {
  /** Rows of patches of a unit. */
  readonly unitRows: number;
  /** Columns of patches of a unit. */
  readonly unitColumns: number;
  /** Units of the grid. */
  readonly units: number;
  /** Units that are masked in every sample: 1 to `units` − 1. */
  readonly maskedUnits: number;
}
