import type {
  ByPart,
  Geometry,
  ListLengths,
  MaskBackend,
  MaskedPatches,
  MaskSet,
  Tensor as Painted,
} from '@jepa-masks/core';
import { mapMasks, mapParts } from '@jepa-masks/core/geometry';
import { cpu } from '@jepa-masks/cpu';
import type { TypedTensor } from 'onnxruntime-common';
import { int64 } from './int64.js';
import { type TensorRuntime, tensorConstructor } from './tensor-runtime.js';

/** Ascending patch indices of several masks, one after the other. */
export interface IndexTensors {
  /** int64 [T]: the patches of mask i from `offsets[i]` up to, not including, `offsets[i + 1]`. */
  readonly indices: TypedTensor<'int64'>;
  /** int64 [masks + 1]; the last is T. */
  readonly offsets: TypedTensor<'int64'>;
  /** How the masks are arranged: [B] or [B, C] for contexts, [B, M] for targets. */
  readonly shape: Array<number>;
}

/** The port, with tensors of ONNX Runtime in the CPU's memory, at once. */
export interface OnnxRuntimeBackend
  extends MaskBackend<TypedTensor<'bool'>, IndexTensors, TypedTensor<'int64'>, TypedTensor<'float32'>> {
  /** bool: context [B, N] (or [B, C, N]), targets [B, M, N]; once, or for each part. */
  booleans<P extends string>(geometry: Geometry<P>): ByPart<P, MaskSet<TypedTensor<'bool'>>>;
  /** int64, ragged; once, or for each part. */
  indices<P extends string>(geometry: Geometry<P>): ByPart<P, MaskSet<IndexTensors>>;
  /**
   * int64: context [B, length] (or [B, C, length]), targets [B, M, length]; once,
   * or for each part. ONNX counts a negative index from the end, so that padding
   * of −1 gathers the last patch: choose lengths that every mask fills, or leave
   * out what was gathered where `fixedValidity` is false.
   *
   * @throws InvalidConfigError if a length or the padding is no whole number in its range
   */
  fixedIndices<P extends string>(
    geometry: Geometry<P>,
    lengths: ListLengths<P>,
  ): ByPart<P, MaskSet<TypedTensor<'int64'>>>;
  /** bool: which entries of `fixedIndices` are patches, in their shapes; once, or for each part. */
  fixedValidity<P extends string>(
    geometry: Geometry<P>,
    lengths: ListLengths<P>,
  ): ByPart<P, MaskSet<TypedTensor<'bool'>>>;
  /** float32, 0 or −∞, in the shapes of `booleans`; once, or for each part. */
  attentionBias<P extends string>(geometry: Geometry<P>): ByPart<P, MaskSet<TypedTensor<'float32'>>>;
  /** float32, 0 for a patch and −∞ for padding, in the shapes of `fixedIndices`; once, or for each part. */
  fixedAttentionBias<P extends string>(
    geometry: Geometry<P>,
    lengths: ListLengths<P>,
  ): ByPart<P, MaskSet<TypedTensor<'float32'>>>;
  /** int64 [B, N] (or [B, C, N]) and [B, M, N]: the entry of `fixedIndices` that each patch is; once, or for each part. */
  fixedRestore<P extends string>(
    geometry: Geometry<P>,
    lengths: ListLengths<P>,
  ): ByPart<P, MaskSet<TypedTensor<'int64'>>>;
  /** float32, in the shapes of `fixedIndices`: 1 / n for the n patches of a list, 0 for padding; once, or for each part. */
  fixedWeights<P extends string>(
    geometry: Geometry<P>,
    lengths: ListLengths<P>,
  ): ByPart<P, MaskSet<TypedTensor<'float32'>>>;
  /** bool [B, N], true for a masked patch: of any target, or unseen by every context; once, or for each part. */
  masked<P extends string>(geometry: Geometry<P>, which?: MaskedPatches): ByPart<P, TypedTensor<'bool'>>;
  /** int64 [B, N] (or [B, C, N]): squared distance of context patches to the nearest target; once, or for each part. */
  targetDistance<P extends string>(geometry: Geometry<P>): ByPart<P, TypedTensor<'int64'>>;
}

/**
 * A backend for ONNX Runtime: tensors to feed an `InferenceSession`. They hold
 * the CPU backend's memory without a copy; the session takes it to its device.
 * `dispose()` lets go of it, and so does forgetting the tensor.
 *
 * @param ort onnxruntime-web or onnxruntime-node, as a module
 * @throws DeviceError `missing` if `ort` has no usable `Tensor`
 */
export const onnxruntime = (ort: TensorRuntime): OnnxRuntimeBackend => {
  const Tensor = tensorConstructor(ort);
  const bool = ({ data, shape }: Painted<Uint8Array>): TypedTensor<'bool'> => new Tensor('bool', data, shape);
  const float32 = ({ data, shape }: Painted<Float32Array>): TypedTensor<'float32'> =>
    new Tensor('float32', data, shape);
  const integers = ({ data, shape }: Painted<Int32Array>): TypedTensor<'int64'> =>
    new Tensor('int64', int64(data), shape);
  return {
    name: 'onnxruntime',
    booleans: (geometry) => mapMasks(geometry, cpu.booleans(geometry), bool),
    indices: (geometry) =>
      mapMasks(geometry, cpu.indices(geometry), ({ indices, offsets, shape }) => ({
        indices: new Tensor('int64', int64(indices), [indices.length]),
        offsets: new Tensor('int64', int64(offsets), [offsets.length]),
        shape,
      })),
    fixedIndices: (geometry, lengths) => mapMasks(geometry, cpu.fixedIndices(geometry, lengths), integers),
    fixedValidity: (geometry, lengths) => mapMasks(geometry, cpu.fixedValidity(geometry, lengths), bool),
    attentionBias: (geometry) => mapMasks(geometry, cpu.attentionBias(geometry), float32),
    fixedAttentionBias: (geometry, lengths) =>
      mapMasks(geometry, cpu.fixedAttentionBias(geometry, lengths), float32),
    fixedRestore: (geometry, lengths) => mapMasks(geometry, cpu.fixedRestore(geometry, lengths), integers),
    fixedWeights: (geometry, lengths) => mapMasks(geometry, cpu.fixedWeights(geometry, lengths), float32),
    masked: (geometry, which) => mapParts(geometry.parts, cpu.masked(geometry, which), bool),
    targetDistance: (geometry) => mapParts(geometry.parts, cpu.targetDistance(geometry), integers),
  };
};
