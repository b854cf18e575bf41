import type { BoxPart, Part } from '@jepa-masks/core';
import { boxesPerSample, contextShape, targetsShape } from '@jepa-masks/core/geometry';
import { cpu } from '@jepa-masks/cpu';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Operations } from '../operations.js';
import type { TensorMasks } from '../tensor-masks.js';
import { boxEdges } from './box-edges.js';

/** Each box of a part painted by itself: bool [B, C + M · U, N]. */
const paintedBoxes = (tf: Operations, part: BoxPart): Tensor => {
  const { axes, frames, rows, columns } = part.grid;
  const shape = [part.count, boxesPerSample(part)];
  const insides = [frames, rows, columns].slice(3 - axes).map((length, axis) => {
    const { starts, ends } = boxEdges(part, axis);
    const places = tf.range(0, length, 1, 'int32');
    const edge = (values: Int32Array): Tensor => tf.tensor(values, [...shape, 1], 'int32');
    return tf.logicalAnd(tf.greaterEqual(places, edge(starts)), tf.less(places, edge(ends)));
  });
  // Each axis by itself has few places; only their product is as large as the masks.
  return insides.reduce((painted, inside) => {
    const [before, along] = [painted.shape[2]!, inside.shape[2]!];
    const product = tf.logicalAnd(
      tf.reshape(painted, [...shape, before, 1]),
      tf.reshape(inside, [...shape, 1, along]),
    );
    return tf.reshape(product, [...shape, before * along]);
  });
};

/** Masks from the `from`-th on, of each sample. */
const someOf = (tf: Operations, masks: Tensor, from: number, count: number): Tensor => {
  const [samples, , patches] = masks.shape as [number, number, number];
  return tf.slice(masks, [0, from, 0], [samples, count, patches]);
};

/**
 * Patches in any of the masks [B, masks, N]: bool [B, 1, N]. It folds them in
 * halves, which overlap in the middle one of an odd number, because WebGPU can't
 * bring booleans into the order in which `any` would take them together.
 */
export const inAny = (tf: Operations, masks: Tensor): Tensor => {
  let folded = masks;
  for (let left = masks.shape[1]!; left > 1; ) {
    const half = Math.ceil(left / 2);
    folded = tf.logicalOr(someOf(tf, folded, 0, half), someOf(tf, folded, left - half, half));
    left = half;
  }
  return folded;
};

/** The masks of boxes: contexts less all targets [B, C, N], and unions of U boxes [B, M, N]. */
const paintedMasks = (tf: Operations, part: BoxPart): TensorMasks => {
  const { count, contexts, targets, boxesPerTarget, grid } = part;
  const boxes = paintedBoxes(tf, part);
  const ofTargets = someOf(tf, boxes, contexts, targets * boxesPerTarget);
  const unions = inAny(tf, tf.reshape(ofTargets, [count * targets, boxesPerTarget, grid.patches]));
  const target = tf.reshape(unions, [count, targets, grid.patches]);
  const outside = tf.logicalNot(inAny(tf, target));
  return { context: tf.logicalAnd(someOf(tf, boxes, 0, contexts), outside), targets: target };
};

/** Masks that are sent as they are: sets of patches, which no operation makes of fewer numbers. */
const sentMasks = (tf: Operations, part: Part): TensorMasks => {
  const { context, targets } = cpu.booleans({ count: part.count, parts: [{ ...part, name: '' as const }] });
  return {
    context: tf.tensor(context.data, context.shape, 'bool'),
    targets: tf.tensor(targets.data, targets.shape, 'bool'),
  };
};

/** Boolean masks of a part: bool, context [B, N] or [B, C, N], targets [B, M, N]. */
export const booleansOf = (tf: Operations, part: Part): TensorMasks => {
  const { patches } = part.grid;
  // Devices refuse operations on nothing.
  if (part.masks === 'patches' || part.count === 0) return sentMasks(tf, part);
  const { context, targets } = paintedMasks(tf, part);
  return {
    context: tf.reshape(context, contextShape(part, patches)),
    targets: tf.reshape(targets, targetsShape(part, patches)),
  };
};
