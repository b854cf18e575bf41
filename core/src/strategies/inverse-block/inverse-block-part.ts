import type { Range } from '../../config/field.js';
import type { SetPart } from '../../patches/set-part.js';

/** Inverse block masks as their plan fixed them: plain data. */
export interface InverseBlockPart extends SetPart<''> {
  /** Patches of the context. */
  readonly kept: number;
  /** Patches of the target; what is neither kept nor predicted is in no mask. */
  readonly predicted: number;
  /** Area of a block in patches: what is kept, shared out over the blocks, rounded up; or that of a square. */
  readonly blockPatches: number;
  /** Width / height of a block, before its sides are rounded to patches. */
  readonly aspectRatioRange: Range;
  /** Whether blocks go round the edges. */
  readonly wrap: boolean;
}
