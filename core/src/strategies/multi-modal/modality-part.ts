import type { SetPart } from '../../patches/set-part.js';
import type { ModalityKind } from './parameters.js';

/** What bounds a modality's share of the budgets, in patches. */
export interface ShareLimits {
  /** The context has so many here at least. */
  readonly minContext: number;
  /** The context has so many here at most. */
  readonly maxContext: number;
  /** The target has so many here at least. */
  readonly minTarget: number;
  /** The target has so many here at most. */
  readonly maxTarget: number;
}

/** A modality as its plan fixed it: plain data. */
export interface ModalityPart extends SetPart, ShareLimits {
  /** How its masks are drawn. */
  readonly kind: ModalityKind;
  /** Of spans: tokens of one, in the mean. */
  readonly spanLength: number;
  /** Of blocks: least area of one in patches. */
  readonly minBlockPatches: number;
  /** Weight of the context's first token here; each further one adds `weightStep`. */
  readonly contextWeight: number;
  /** Weight of the target's first token here. */
  readonly targetWeight: number;
  /** What a token adds to the weights: the same in all parts, so that α is weight / step. */
  readonly weightStep: number;
}
