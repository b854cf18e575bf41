import type { Tensor } from '@tensorflow/tfjs-core';
import type { Operations } from '../operations.js';
import { entriesAt } from './entries-at.js';

/** The search as steps of other operations: as many as halvings leave nothing of a row. */
const bySteps = (tf: Operations, sorted: Tensor, values: Tensor): Tensor => {
  const [rows, size] = sorted.shape as [number, number];
  const flat = tf.reshape(sorted, [rows * size]);
  const starts = tf.mul(tf.reshape(tf.range(0, rows, 1, 'int32'), [rows, 1]), tf.tensor(size, [], 'int32'));
  let found: Tensor = tf.add(starts, tf.zerosLike(values));
  // What is sought lies from `found` to `left` entries after it.
  for (let left = size; left > 0; ) {
    const half = Math.max(1, left >> 1);
    const probe = entriesAt(tf, flat, tf.add(found, tf.tensor(half - 1, [], 'int32')));
    const beyond = tf.cast(tf.lessEqual(probe, values), 'int32');
    found = tf.add(found, tf.mul(beyond, tf.tensor(half, [], 'int32')));
    left -= half;
  }
  return tf.sub(found, starts);
};

/**
 * How many entries of its row of `sorted` are at most each value.
 *
 * The devices of tfjs have an operation for it, but the native TensorFlow beneath
 * tfjs-node does not offer it.
 *
 * @param sorted int32 [R, S], each row ascending, entries at most 2^24
 * @param values int32 [R, V], V > 0, at most 2^24
 * @returns int32 [R, V]
 */
export const upperBound = (tf: Operations, sorted: Tensor, values: Tensor): Tensor =>
  tf.getKernel('SearchSorted', tf.getBackend()) === undefined
    ? bySteps(tf, sorted, values)
    : tf.searchSorted(sorted, values, 'right');
