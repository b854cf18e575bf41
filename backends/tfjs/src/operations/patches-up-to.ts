import type { Tensor } from '@tensorflow/tfjs-core';
import type { Operations } from '../operations.js';

/**
 * How many patches a mask has up to each patch: int32 [masks, N]. The patch of
 * rank k (from 0) is the first with more than k, and N if there is none.
 */
export const patchesUpTo = (tf: Operations, mask: Tensor, masks: number, patches: number): Tensor =>
  tf.cumsum(tf.cast(tf.reshape(mask, [masks, patches]), 'int32'), 1);
