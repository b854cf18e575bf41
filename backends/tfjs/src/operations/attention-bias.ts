import type { Part } from '@jepa-masks/core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Operations } from '../operations.js';
import type { TensorMasks } from '../tensor-masks.js';
import { booleansOf } from './booleans.js';

/** Bias of booleans. */
export const biasOf = (tf: Operations, mask: Tensor): Tensor =>
  mask.size === 0
    ? tf.tensor([], mask.shape, 'float32')
    : tf.where(
        mask,
        tf.fill(mask.shape, 0, 'float32'),
        tf.fill(mask.shape, Number.NEGATIVE_INFINITY, 'float32'),
      );

/** Attention bias of a part: float32, 0 where a patch is used and −∞ where it is not, shapes as the booleans'. */
export const attentionBiasOf = (tf: Operations, part: Part): TensorMasks => {
  const { context, targets } = booleansOf(tf, part);
  return { context: biasOf(tf, context), targets: biasOf(tf, targets) };
};
