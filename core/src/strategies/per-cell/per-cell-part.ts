import type { SetPart } from '../../patches/set-part.js';

/** Masks by cell as their plan fixed them: plain data. */
export interface PerCellPart extends SetPart<''> {
  /** Rows of patches of a cell. */
  readonly cellRows: number;
  /** Columns of patches of a cell. */
  readonly cellColumns: number;
  /** Patches kept of every whole cell. */
  readonly keep: number;
  /** Patches kept of all cells together that the grid’s edge cuts off. */
  readonly keepOfCut: number;
}
