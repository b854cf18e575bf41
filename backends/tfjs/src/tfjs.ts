import {
  type ByLayout,
  checkLengths,
  type FixedLengths,
  type Geometry,
  type Layout,
  type MaskBackend,
  unwrap,
} from '@jepa-masks/core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { attentionBiasOf } from './attention-bias.js';
import { booleansOf, type TensorMasks } from './booleans.js';
import { deviceCheck } from './device.js';
import { fixedIndicesOf } from './fixed-indices.js';
import { indicesOf, type ListMasks, type TensorLists } from './indices.js';
import { levelsOf } from './levels.js';
import type { Operations } from './operations.js';

/**
 * The port in tfjs's own tensors, at once: they may be used in further operations
 * without waiting for the device. They belong to the caller, who disposes of them
 * or calls from within `tf.tidy`.
 *
 * Every method throws a `DeviceError` if tfjs has no backend that is ready
 * (`missing`), or if its GPU device or context went away (`lost`).
 */
export interface TfjsBackend extends MaskBackend<Tensor, TensorLists, Tensor, Tensor> {
  /** bool: context [B, N] (or [B, C, N]), targets [B, M, N]; once, or for each level. */
  booleans<L extends Layout>(geometry: Geometry<L>): ByLayout<L, TensorMasks>;
  /**
   * The patches of each mask, ascending, ragged: int32; once, or for each level.
   *
   * @throws RangeError if a level's contexts, or its targets, have more than 2^24 patches altogether
   */
  indices<L extends Layout>(geometry: Geometry<L>): ByLayout<L, ListMasks>;
  /**
   * The patches of each mask, ascending, as many for each: int32, context
   * [B, length] (or [B, C, length]), targets [B, M, length]; once, or for each level.
   *
   * @throws InvalidConfigError if a length or the padding is no whole number in its range
   */
  fixedIndices<L extends Layout>(geometry: Geometry<L>, lengths: FixedLengths): ByLayout<L, TensorMasks>;
  /** float32, 0 where a patch is used and −∞ where it is not; shapes as `booleans`; once, or for each level. */
  attentionBias<L extends Layout>(geometry: Geometry<L>): ByLayout<L, TensorMasks>;
}

/**
 * The backend on tfjs: masks are made by its operations, on the device that it
 * runs on when they are asked for. No more is sent there than the blocks and a
 * few integers a mask.
 *
 * @param tf the caller's `@tensorflow/tfjs-core`, `@tensorflow/tfjs` or tfjs-node
 */
export const tfjs = (tf: Operations): TfjsBackend => {
  const checkDevice = deviceCheck(tf);
  const made = <L extends Layout, M extends TensorMasks | ListMasks>(
    geometry: Geometry<L>,
    of: (level: number) => M,
  ): ByLayout<L, M> => {
    checkDevice();
    return levelsOf(tf, geometry, of);
  };
  return {
    name: 'tfjs',
    booleans: (geometry) => made(geometry, (level) => booleansOf(tf, geometry, level)),
    indices: (geometry) => made(geometry, (level) => indicesOf(tf, geometry, level)),
    fixedIndices: (geometry, lengths) => {
      const checked = unwrap(checkLengths(lengths));
      return made(geometry, (level) => fixedIndicesOf(tf, geometry, level, checked));
    },
    attentionBias: (geometry) => made(geometry, (level) => attentionBiasOf(tf, geometry, level)),
  };
};
