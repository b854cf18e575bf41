import type { Array as JaxArray } from '@jax-js/jax';
import type {
  ByPart,
  Geometry,
  ListLengths,
  MaskBackend,
  MaskedPatches,
  MaskSet,
  Tensor,
} from '@jepa-masks/core';
import { mapMasks, mapParts } from '@jepa-masks/core/geometry';
import { cpu } from '@jepa-masks/cpu';
import type { JaxModule, JaxOptions } from './jax-module.js';
import { requireDevice } from './require-device.js';
import { uploadTo } from './upload.js';
import { watchLoss } from './watch-loss.js';

/** Ascending patch indices of several masks, one after the other. */
export interface IndexArrays {
  /** int32 [T]: the patches of mask i from `offsets[i]` up to, not including, `offsets[i + 1]`. */
  readonly indices: JaxArray;
  /** int32 [masks + 1]; the last is T. */
  readonly offsets: JaxArray;
  /** How the masks are arranged: [B] or [B, C] for contexts, [B, M] for targets. */
  readonly shape: Array<number>;
}

/** The port, with arrays of jax-js, at once. All throw a DeviceError `lost` once the GPU they go to was lost. */
export interface JaxBackend extends MaskBackend<JaxArray, IndexArrays, JaxArray, JaxArray> {
  /** bool: context [B, N] (or [B, C, N]), targets [B, M, N]; once, or for each part. */
  booleans<P extends string>(geometry: Geometry<P>): ByPart<P, MaskSet<JaxArray>>;
  /** int32, ragged; once, or for each part. */
  indices<P extends string>(geometry: Geometry<P>): ByPart<P, MaskSet<IndexArrays>>;
  /**
   * int32: context [B, length] (or [B, C, length]), targets [B, M, length]; once,
   * or for each part.
   *
   * @throws InvalidConfigError if a length or the padding is no whole number in its range
   */
  fixedIndices<P extends string>(
    geometry: Geometry<P>,
    lengths: ListLengths<P>,
  ): ByPart<P, MaskSet<JaxArray>>;
  /** bool: which entries of `fixedIndices` are patches, in their shapes; once, or for each part. */
  fixedValidity<P extends string>(
    geometry: Geometry<P>,
    lengths: ListLengths<P>,
  ): ByPart<P, MaskSet<JaxArray>>;
  /** float32, 0 or −∞, in the shapes of `booleans`; once, or for each part. */
  attentionBias<P extends string>(geometry: Geometry<P>): ByPart<P, MaskSet<JaxArray>>;
  /** float32, 0 for a patch and −∞ for padding, in the shapes of `fixedIndices`; once, or for each part. */
  fixedAttentionBias<P extends string>(
    geometry: Geometry<P>,
    lengths: ListLengths<P>,
  ): ByPart<P, MaskSet<JaxArray>>;
  /** int32 [B, N] (or [B, C, N]) and [B, M, N]: the entry of `fixedIndices` that each patch is; once, or for each part. */
  fixedRestore<P extends string>(
    geometry: Geometry<P>,
    lengths: ListLengths<P>,
  ): ByPart<P, MaskSet<JaxArray>>;
  /** float32, in the shapes of `fixedIndices`: 1 / n for the n patches of a list, 0 for padding; once, or for each part. */
  fixedWeights<P extends string>(
    geometry: Geometry<P>,
    lengths: ListLengths<P>,
  ): ByPart<P, MaskSet<JaxArray>>;
  /** bool [B, N], true for a masked patch: of any target, or unseen by every context; once, or for each part. */
  masked<P extends string>(geometry: Geometry<P>, which?: MaskedPatches): ByPart<P, JaxArray>;
  /** int32 [B, N] (or [B, C, N]): squared distance of context patches to the nearest target; once, or for each part. */
  targetDistance<P extends string>(geometry: Geometry<P>): ByPart<P, JaxArray>;
}

/**
 * A backend for jax-js. Every array belongs to the caller, with one reference:
 * an operation takes it, `.ref` keeps it for another, `.dispose()` frees it.
 *
 * Masks are painted on the CPU and uploaded. Painting by operations of jax-js,
 * compiled by `jit`, took two to five times as long on WebAssembly, its default
 * device in Node.
 *
 * @param module `@jax-js/jax`
 * @throws DeviceError `missing` if `module` makes no arrays on that device
 */
export const jax = (module: JaxModule, { device }: JaxOptions = {}): JaxBackend => {
  const upload = uploadTo(module, device);
  requireDevice(upload);
  const requireGpu = watchLoss(module, device);
  requireGpu();
  const bool = ({ data, shape }: Tensor<Uint8Array>): JaxArray =>
    upload({ data: new Int32Array(data), shape }, 'bool');
  const float32 = (tensor: Tensor<Float32Array>): JaxArray => upload(tensor, 'float32');
  return {
    name: 'jax',
    booleans: (geometry) => {
      requireGpu();
      return mapMasks(geometry, cpu.booleans(geometry), bool);
    },
    indices: (geometry) => {
      requireGpu();
      return mapMasks(geometry, cpu.indices(geometry), ({ indices, offsets, shape }) => ({
        indices: upload({ data: indices, shape: [indices.length] }, 'int32'),
        offsets: upload({ data: offsets, shape: [offsets.length] }, 'int32'),
        shape,
      }));
    },
    fixedIndices: (geometry, lengths) => {
      requireGpu();
      return mapMasks(geometry, cpu.fixedIndices(geometry, lengths), (tensor) => upload(tensor, 'int32'));
    },
    fixedValidity: (geometry, lengths) => {
      requireGpu();
      return mapMasks(geometry, cpu.fixedValidity(geometry, lengths), bool);
    },
    attentionBias: (geometry) => {
      requireGpu();
      return mapMasks(geometry, cpu.attentionBias(geometry), float32);
    },
    fixedAttentionBias: (geometry, lengths) => {
      requireGpu();
      return mapMasks(geometry, cpu.fixedAttentionBias(geometry, lengths), float32);
    },
    fixedRestore: (geometry, lengths) => {
      requireGpu();
      return mapMasks(geometry, cpu.fixedRestore(geometry, lengths), (tensor) => upload(tensor, 'int32'));
    },
    fixedWeights: (geometry, lengths) => {
      requireGpu();
      return mapMasks(geometry, cpu.fixedWeights(geometry, lengths), float32);
    },
    masked: (geometry, which) => {
      requireGpu();
      return mapParts(geometry.parts, cpu.masked(geometry, which), bool);
    },
    targetDistance: (geometry) => {
      requireGpu();
      return mapParts(geometry.parts, cpu.targetDistance(geometry), (tensor) => upload(tensor, 'int32'));
    },
  };
};
