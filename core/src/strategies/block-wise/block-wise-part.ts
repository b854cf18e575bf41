import type { Range } from '../../config/field.js';
import type { SetPart } from '../../patches/set-part.js';

/** Block-wise masks as their plan fixed them: plain data. */
export interface BlockWisePart extends SetPart<''> {
  /** Patches masked at least in a sample that is masked. */
  readonly fewestMasked: number;
  /** Patches masked at most. */
  readonly mostMasked: number;
  /** Least area of a block in patches. */
  readonly minBlockPatches: number;
  /** Width / height of a block, before its sides are rounded to patches. */
  readonly aspectRatioRange: Range;
  /** Share of the samples that are masked. */
  readonly maskedShare: number;
}
