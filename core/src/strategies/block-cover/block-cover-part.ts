import type { SetPart } from '../../patches/set-part.js';

/** Masks of squares as their plan fixed them: plain data. */
export interface BlockCoverPart extends SetPart {
  /** Patches that squares cover, after the repair: the target, or the context where `inverse` is set. */
  readonly covered: number;
  /** Squares that are drawn. */
  readonly squares: number;
  /** Side of a square in patches. */
  readonly side: number;
  /** Whether squares are kept instead of masked. */
  readonly inverse: boolean;
  /** Whether squares go round the edges. */
  readonly wrap: boolean;
}
