import type { FixedLengths, Part } from '@jepa-masks/core';
import { contextShape, patchCounts, targetsShape, thinned, thinningPhase } from '@jepa-masks/core/geometry';
import type { Tensor } from '@tensorflow/tfjs-core';
import { MOST_EXACT } from '../exact-integers.js';
import type { Operations } from '../operations.js';
import type { TensorMasks } from '../tensor-masks.js';
import { booleansOf } from './booleans.js';
import { patchesUpTo } from './patches-up-to.js';
import { upperBound } from './upper-bound.js';

/** How many patches each mask has, and where the thinning of its list starts. */
interface Lists {
  readonly counts: Int32Array;
  readonly phases: Int32Array;
}

/** @param first number of the masks' first in its part */
const listsOf = (part: Part, counts: Int32Array, first: number, perSample: number): Lists => ({
  counts,
  phases: counts.map((patches, mask) =>
    thinningPhase(part.phases[Math.floor(mask / perSample)]!, first + (mask % perSample), patches),
  ),
});

/**
 * Where the entries' patches are, by a search on the device.
 *
 * Entry k of a thinned list of n patches is the patch of rank ⌊(k · n + phase) / length⌋:
 * the first patch up to which there are more than (k · n + phase) / length. That
 * needs no division if both sides are multiplied by the length.
 */
const soughtByProducts = (tf: Operations, upTo: Tensor, lists: Lists, length: number): Tensor => {
  const { counts, phases } = lists;
  const column = (of: (patches: number) => number): Tensor =>
    tf.tensor(counts.map(of), [counts.length, 1], 'int32');
  const lengths = column((patches) => (patches > length ? length : 1));
  const steps = column((patches) => (patches > length ? patches : 1));
  const starts = tf.tensor(
    counts.map((patches, mask) => (patches > length ? phases[mask]! : 0)),
    [counts.length, 1],
    'int32',
  );
  const products = tf.add(tf.mul(tf.range(0, length, 1, 'int32'), steps), starts);
  return upperBound(tf, tf.mul(upTo, lengths), products);
};

/** The same where products would not be exact: the ranks are computed here and sent. */
const soughtByRanks = (tf: Operations, upTo: Tensor, { counts, phases }: Lists, length: number): Tensor => {
  const ranks = Int32Array.from({ length: counts.length * length }, (_, at) => {
    const mask = Math.floor(at / length);
    return thinned(at % length, length, counts[mask]!, phases[mask]!);
  });
  return upperBound(tf, upTo, tf.tensor(ranks, [counts.length, length], 'int32'));
};

const fix = (
  tf: Operations,
  mask: Tensor,
  lists: Lists,
  shape: Array<number>,
  { pad, offset }: Required<FixedLengths>,
): Tensor => {
  const length = shape.at(-1)!;
  const { counts } = lists;
  const masks = counts.length;
  if (masks === 0 || length === 0) return tf.tensor([], shape, 'int32');
  const patches = mask.shape.at(-1)!;
  const upTo = patchesUpTo(tf, mask, masks, patches);
  const most = counts.reduce((a, b) => Math.max(a, b), 0);
  const sought = most <= length || most * length <= MOST_EXACT ? soughtByProducts : soughtByRanks;
  const found = sought(tf, upTo, lists, length);
  const padding = tf.fill([masks, length], pad, 'int32');
  const inside = tf.less(found, tf.tensor(patches, [], 'int32'));
  const tokens = offset === 0 ? found : tf.add(found, tf.tensor(offset, [], 'int32'));
  return tf.reshape(tf.where(inside, tokens, padding), shape);
};

/** Ascending patches of a part, as many for each mask: int32, context [B, length] or [B, C, length], targets [B, M, length]. */
export const fixedIndicesOf = (tf: Operations, part: Part, lengths: Required<FixedLengths>): TensorMasks => {
  const { context, targets } = booleansOf(tf, part);
  const counts = patchCounts(part);
  const { contexts } = part;
  const ofContexts = listsOf(part, counts.context, 0, contexts);
  const ofTargets = listsOf(part, counts.targets, contexts, part.targets);
  return {
    context: fix(tf, context, ofContexts, contextShape(part, lengths.context), lengths),
    targets: fix(tf, targets, ofTargets, targetsShape(part, lengths.targets), lengths),
  };
};
