import { contextShape, type Geometry, targetsShape } from '@jepa-masks/core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Operations } from '../operations.js';
import type { TensorMasks } from '../tensor-masks.js';
import { blockEdges } from './block-edges.js';

/** Each block of a level painted by itself: bool [B, C + M, rows, columns]. */
const paintedBlocks = (tf: Operations, geometry: Geometry, level: number): Tensor => {
  const { count, contexts, targets, grid } = geometry;
  const { tops, lefts, bottoms, rights } = blockEdges(geometry, level);
  const edge = (values: Int32Array): Tensor => tf.tensor(values, [count, contexts + targets, 1, 1], 'int32');
  const rows = tf.reshape(tf.range(0, grid.rows, 1, 'int32'), [grid.rows, 1]);
  const columns = tf.range(0, grid.columns, 1, 'int32');
  // Rows and columns apart are few; only their product is as large as the masks.
  const inRows = tf.logicalAnd(tf.greaterEqual(rows, edge(tops)), tf.less(rows, edge(bottoms)));
  const inColumns = tf.logicalAnd(tf.greaterEqual(columns, edge(lefts)), tf.less(columns, edge(rights)));
  return tf.logicalAnd(inRows, inColumns);
};

/** Blocks from the `from`-th on, of each sample. */
const someOf = (tf: Operations, blocks: Tensor, from: number, count: number): Tensor => {
  const [samples, , rows, columns] = blocks.shape as [number, number, number, number];
  return tf.slice(blocks, [0, from, 0, 0], [samples, count, rows, columns]);
};

/**
 * Patches in any of the blocks: bool [B, 1, rows, columns]. It folds them in
 * halves, which overlap in the middle one of an odd number, because WebGPU can't
 * bring booleans into the order in which `any` would take them together.
 */
export const inAny = (tf: Operations, blocks: Tensor): Tensor => {
  let folded = blocks;
  for (let left = blocks.shape[1]!; left > 1; ) {
    const half = Math.ceil(left / 2);
    folded = tf.logicalOr(someOf(tf, folded, 0, half), someOf(tf, folded, left - half, half));
    left = half;
  }
  return folded;
};

/** Boolean masks of a level: bool, context [B, N] or [B, C, N], targets [B, M, N]. */
export const booleansOf = (tf: Operations, geometry: Geometry, level: number): TensorMasks => {
  const { count, contexts, targets, grid } = geometry;
  const contextAxes = contextShape(geometry, grid.patches);
  const targetAxes = targetsShape(geometry, grid.patches);
  // Devices refuse operations on nothing.
  if (count === 0) {
    return { context: tf.tensor([], contextAxes, 'bool'), targets: tf.tensor([], targetAxes, 'bool') };
  }
  const blocks = paintedBlocks(tf, geometry, level);
  const ofContexts = someOf(tf, blocks, 0, contexts);
  const ofTargets = someOf(tf, blocks, contexts, targets);
  const context = tf.logicalAnd(ofContexts, tf.logicalNot(inAny(tf, ofTargets)));
  return { context: tf.reshape(context, contextAxes), targets: tf.reshape(ofTargets, targetAxes) };
};
