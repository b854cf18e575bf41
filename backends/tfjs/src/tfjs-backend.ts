import type { ByPart, Geometry, ListLengths, MaskBackend, MaskedPatches } from '@jepa-masks/core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { ListMasks, TensorLists, TensorMasks } from './tensor-masks.js';

/**
 * The port in tfjs's own tensors, at once: they may be used in further operations
 * without waiting for the device. They belong to the caller, who disposes of them
 * or calls from within `tf.tidy`.
 *
 * Every method throws a `DeviceError` if tfjs has no backend that is ready
 * (`missing`), or if its GPU device or context went away (`lost`).
 */
export interface TfjsBackend extends MaskBackend<Tensor, TensorLists, Tensor, Tensor> {
  /** bool: context [B, N] (or [B, C, N]), targets [B, M, N]; once, or for each part. */
  booleans<P extends string>(geometry: Geometry<P>): ByPart<P, TensorMasks>;
  /**
   * The patches of each mask, ascending, ragged: int32; once, or for each part.
   *
   * @throws RangeError if a part's contexts, or its targets, have more than 2^24
   *   patches altogether: on WebGL, and by operations on any device
   */
  indices<P extends string>(geometry: Geometry<P>): ByPart<P, ListMasks>;
  /**
   * The patches of each mask, ascending, as many for each: int32, context
   * [B, length] (or [B, C, length]), targets [B, M, length]; once, or for each part.
   *
   * @throws InvalidConfigError if a length or the padding is no whole number in its range
   */
  fixedIndices<P extends string>(geometry: Geometry<P>, lengths: ListLengths<P>): ByPart<P, TensorMasks>;
  /** bool: which entries of `fixedIndices` are patches, in their shapes; once, or for each part. */
  fixedValidity<P extends string>(geometry: Geometry<P>, lengths: ListLengths<P>): ByPart<P, TensorMasks>;
  /** float32, 0 where a patch is used and −∞ where it is not; shapes as `booleans`; once, or for each part. */
  attentionBias<P extends string>(geometry: Geometry<P>): ByPart<P, TensorMasks>;
  /** float32, 0 for a patch and −∞ for padding, in the shapes of `fixedIndices`; once, or for each part. */
  fixedAttentionBias<P extends string>(
    geometry: Geometry<P>,
    lengths: ListLengths<P>,
  ): ByPart<P, TensorMasks>;
  /**
   * int32 [B, N] (or [B, C, N]) and [B, M, N]: the entry of `fixedIndices` that each
   * patch is; once, or for each part. It is found on the CPU and uploaded.
   */
  fixedRestore<P extends string>(geometry: Geometry<P>, lengths: ListLengths<P>): ByPart<P, TensorMasks>;
  /**
   * float32, in the shapes of `fixedIndices`: 1 / n for the n patches of a list, 0 for
   * padding; once, or for each part. It is found on the CPU and uploaded.
   */
  fixedWeights<P extends string>(geometry: Geometry<P>, lengths: ListLengths<P>): ByPart<P, TensorMasks>;
  /** bool [B, N], true for a masked patch: of any target, or unseen by every context; once, or for each part. */
  masked<P extends string>(geometry: Geometry<P>, which?: MaskedPatches): ByPart<P, Tensor>;
  /**
   * int32 [B, N] (or [B, C, N]): squared distance of context patches to the nearest
   * target; once, or for each part. It is found on the CPU and uploaded. On WebGL,
   * which has floats alone, squares above 2^24 are rounded: of rows longer than 4,096.
   */
  targetDistance<P extends string>(geometry: Geometry<P>): ByPart<P, Tensor>;
}
