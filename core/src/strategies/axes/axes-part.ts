import type { SetPart } from '../../patches/set-part.js';

/** Masks by axis as their plan fixed them: plain data. */
export interface AxesPart extends SetPart<''> {
  /** Rows kept in every sample. */
  readonly keptRows: number;
  /** Columns kept in every sample. */
  readonly keptColumns: number;
}
