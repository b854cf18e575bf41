import type { SetPart } from '../../patches/set-part.js';

/** Masks of strips as their plan fixed them: plain data. */
export interface StripsPart extends SetPart<''> {
  /** Rows masked in every sample. */
  readonly maskedRows: number;
  /** Columns masked in every sample. */
  readonly maskedColumns: number;
  /** Strips that the masked rows make; of no account where there are none. */
  readonly rowStrips: number;
  /** Strips that the masked columns make; of no account where there are none. */
  readonly columnStrips: number;
  /** Whether strips go round the edges. */
  readonly wrap: boolean;
}
