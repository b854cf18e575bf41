import { contextShape, type Geometry, type MaskSet, patchCounts, targetsShape } from '@jepa-masks/core';
import type { Tensor, Tensor1D } from '@tensorflow/tfjs-core';
import { booleansOf } from './booleans.js';
import { entriesAt } from './entries-at.js';
import { MOST_EXACT } from './exact-integers.js';
import type { Operations } from './operations.js';
import { patchesUpTo } from './patches-up-to.js';
import { upperBound } from './upper-bound.js';

/** Ascending patch indices of several masks, one after the other. */
export interface TensorLists {
  /** int32; patches of mask i: from `offsets[i]` up to, not including, `offsets[i + 1]`. */
  readonly indices: Tensor1D;
  /** int32, one more than there are masks; the last is the length of `indices`. */
  readonly offsets: Tensor1D;
  /** How the masks are arranged: [B] or [B, C] for contexts, [B, M] for targets. */
  readonly shape: ReadonlyArray<number>;
}

/** Ascending patch indices for context and targets. */
export type ListMasks = MaskSet<TensorLists>;

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
  const total = counts.reduce((a, b) => a + b, 0);
  if (total === 0) return tf.tensor([], [0], 'int32') as Tensor1D;
  if (total > MOST_EXACT) {
    throw new RangeError(
      `${total} patch indices in the lists of a level are more than ${MOST_EXACT}: GPUs can't number them; draw smaller batches`,
    );
  }
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

const listsOf = (
  tf: Operations,
  mask: Tensor,
  counts: Int32Array,
  shape: ReadonlyArray<number>,
): TensorLists => {
  const offsets = tf.tensor(offsetsOf(counts), [counts.length + 1], 'int32') as Tensor1D;
  return { indices: joined(tf, mask, counts, offsets), offsets, shape };
};

/** Ascending patches of a level's masks, ragged. */
export const indicesOf = (tf: Operations, geometry: Geometry, level: number): ListMasks => {
  const { context, targets } = booleansOf(tf, geometry, level);
  const counts = patchCounts(geometry, level);
  return {
    context: listsOf(tf, context, counts.context, contextShape(geometry)),
    targets: listsOf(tf, targets, counts.targets, targetsShape(geometry)),
  };
};
