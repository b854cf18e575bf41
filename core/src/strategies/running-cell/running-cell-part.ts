import type { SetPart } from '../../patches/set-part.js';

/** Running cells as their plan fixed them: plain data. */
export interface RunningCellPart extends SetPart<''> {
  /** Rows of patches of a cell. */
  readonly cellRows: number;
  /** Columns of patches of a cell. */
  readonly cellColumns: number;
  /** Places of a cell that are kept at a time. */
  readonly keep: number;
  /** Patches kept, over the whole clip, of all cells together that the grid’s edge cuts off. */
  readonly keptOfCut: number;
}
