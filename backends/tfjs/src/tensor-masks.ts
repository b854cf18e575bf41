import type { MaskSet } from '@jepa-masks/core';
import type { Tensor, Tensor1D } from '@tensorflow/tfjs-core';

/** Tensors of context and targets. */
export type TensorMasks = MaskSet<Tensor>;

/** Ascending patch indices of several masks, one after the other. */
export interface TensorLists {
  /** int32; patches of mask i: from `offsets[i]` up to, not including, `offsets[i + 1]`. */
  readonly indices: Tensor1D;
  /** int32, one more than there are masks; the last is the length of `indices`. */
  readonly offsets: Tensor1D;
  /** How the masks are arranged: [B] or [B, C] for contexts, [B, M] for targets. */
  readonly shape: Array<number>;
}

/** Ascending patch indices for context and targets. */
export type ListMasks = MaskSet<TensorLists>;
