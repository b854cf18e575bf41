import type { Part } from '@jepa-masks/core';
import { contextShape, patchCounts, targetsShape } from '@jepa-masks/core/geometry';
import type { Tensor, Tensor1D } from '@tensorflow/tfjs-core';
import { refuseUncountable } from '../exact-integers.js';
import type { Operations } from '../operations.js';
import type { ListMasks, TensorLists } from '../tensor-masks.js';
import { booleansOf } from './booleans.js';
import { entriesAt } from './entries-at.js';
import { patchesUpTo } from './patches-up-to.js';
import { upperBound } from './upper-bound.js';

const sum = (counts: Int32Array): number => counts.reduce((a, b) => a + b, 0);

/** Where each mask's patches start in the lists, and where the last end. */
const offsetsOf = (counts: Int32Array): Int32Array => {
  const offsets = new Int32Array(counts.length + 1);
  for (let mask = 0; mask < counts.length; mask++) offsets[mask + 1] = offsets[mask]! + counts[mask]!;
  return offsets;
};

/**
 * The lists, of which the lengths are known here: which mask and rank an entry
 * has is found on the device, so that no more than a number a mask is sent.
 */
const joined = (tf: Operations, mask: Tensor, counts: Int32Array, offsets: Tensor1D): Tensor1D => {
  const masks = counts.length;
  const total = sum(counts);
  if (total === 0) return tf.tensor([], [0], 'int32') as Tensor1D;
  const longest = counts.reduce((a, b) => Math.max(a, b), 0);
  const upTo = patchesUpTo(tf, mask, masks, mask.shape.at(-1)!);
  const ranks = tf.add(tf.range(0, longest, 1, 'int32'), tf.fill([masks, 1], 0, 'int32'));
  // [masks, longest]; a shorter list ends in entries that are not asked for.
  const lists = upperBound(tf, upTo, ranks);
  const entries = tf.range(0, total, 1, 'int32');
  const ends = tf.reshape(tf.slice(offsets, [1], [masks]), [1, masks]);
  const owners = tf.reshape(upperBound(tf, ends, tf.reshape(entries, [1, total])), [total]);
  const places = tf.sub(entries, entriesAt(tf, offsets, owners));
  return tf.gatherND(lists, tf.stack([owners, places], 1)) as Tensor1D;
};

const listsOf = (tf: Operations, mask: Tensor, counts: Int32Array, shape: Array<number>): TensorLists => {
  const offsets = tf.tensor(offsetsOf(counts), [counts.length + 1], 'int32') as Tensor1D;
  return { indices: joined(tf, mask, counts, offsets), offsets, shape };
};

/** Ascending patches of a part's masks, ragged. */
export const indicesOf = (tf: Operations, part: Part): ListMasks => {
  const counts = patchCounts(part);
  // Before anything is made.
  refuseUncountable(sum(counts.context));
  refuseUncountable(sum(counts.targets));
  const { context, targets } = booleansOf(tf, part);
  return {
    context: listsOf(tf, context, counts.context, contextShape(part)),
    targets: listsOf(tf, targets, counts.targets, targetsShape(part)),
  };
};
