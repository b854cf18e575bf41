import type { Geometry, MaskedPatches } from '@jepa-masks/core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Operations } from '../operations.js';
import { booleansOf, inAny } from './booleans.js';

/** All masks of a sample of a level in one: bool [B, N], true for a patch that is masked. */
export const maskedOf = (tf: Operations, geometry: Geometry, level: number, which: MaskedPatches): Tensor => {
  const { count, contexts, grid } = geometry;
  const shape = [count, grid.patches];
  if (count === 0) return tf.tensor([], shape, 'bool');
  const { context, targets } = booleansOf(tf, geometry, level);
  /** [B, masks, rows, columns], as they are folded. */
  const inRows = (masks: Tensor, perSample: number): Tensor =>
    tf.reshape(masks, [count, perSample, grid.rows, grid.columns]);
  if (which === 'targets') return tf.reshape(inAny(tf, inRows(targets, geometry.targets)), shape);
  return tf.reshape(tf.logicalNot(inAny(tf, inRows(context, contexts))), shape);
};
