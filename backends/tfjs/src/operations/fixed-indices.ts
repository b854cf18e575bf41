import {
  contextShape,
  type FixedLengths,
  type Geometry,
  patchCounts,
  targetsShape,
  thinned,
} from '@jepa-masks/core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { MOST_EXACT } from '../exact-integers.js';
import type { Operations } from '../operations.js';
import type { TensorMasks } from '../tensor-masks.js';
import { booleansOf } from './booleans.js';
import { patchesUpTo } from './patches-up-to.js';
import { upperBound } from './upper-bound.js';

/**
 * Where the entries' patches are, by a search on the device.
 *
 * Entry k of a thinned list of n patches is the patch of rank ⌊k · n / length⌋:
 * the first patch up to which there are more than k · n / length. That needs no
 * division if both sides are multiplied by the length.
 */
const soughtByProducts = (tf: Operations, upTo: Tensor, counts: Int32Array, length: number): Tensor => {
  const column = (of: (patches: number) => number): Tensor =>
    tf.tensor(counts.map(of), [counts.length, 1], 'int32');
  const lengths = column((patches) => (patches > length ? length : 1));
  const steps = column((patches) => (patches > length ? patches : 1));
  return upperBound(tf, tf.mul(upTo, lengths), tf.mul(tf.range(0, length, 1, 'int32'), steps));
};

/** The same where products would not be exact: the ranks are computed here and sent. */
const soughtByRanks = (tf: Operations, upTo: Tensor, counts: Int32Array, length: number): Tensor => {
  const ranks = Int32Array.from({ length: counts.length * length }, (_, at) =>
    thinned(at % length, length, counts[Math.floor(at / length)]!),
  );
  return upperBound(tf, upTo, tf.tensor(ranks, [counts.length, length], 'int32'));
};

const fix = (tf: Operations, mask: Tensor, counts: Int32Array, shape: Array<number>, pad: number): Tensor => {
  const length = shape.at(-1)!;
  const masks = counts.length;
  if (masks === 0 || length === 0) return tf.tensor([], shape, 'int32');
  const patches = mask.shape.at(-1)!;
  const upTo = patchesUpTo(tf, mask, masks, patches);
  const most = counts.reduce((a, b) => Math.max(a, b), 0);
  const sought = most <= length || most * length <= MOST_EXACT ? soughtByProducts : soughtByRanks;
  const found = sought(tf, upTo, counts, length);
  const padding = tf.fill([masks, length], pad, 'int32');
  const inside = tf.less(found, tf.tensor(patches, [], 'int32'));
  return tf.reshape(tf.where(inside, found, padding), shape);
};

/** Ascending patches of a level, as many for each mask: int32, context [B, length] or [B, C, length], targets [B, M, length]. */
export const fixedIndicesOf = (
  tf: Operations,
  geometry: Geometry,
  level: number,
  lengths: Required<FixedLengths>,
): TensorMasks => {
  const { context, targets } = booleansOf(tf, geometry, level);
  const counts = patchCounts(geometry, level);
  return {
    context: fix(tf, context, counts.context, contextShape(geometry, lengths.context), lengths.pad),
    targets: fix(tf, targets, counts.targets, targetsShape(geometry, lengths.targets), lengths.pad),
  };
};
