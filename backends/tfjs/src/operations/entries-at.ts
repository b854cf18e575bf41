import type { Tensor } from '@tensorflow/tfjs-core';
import type { Operations } from '../operations.js';

/**
 * The entries of a list at places of any shape. It is not `tf.gather`, because
 * tfjs-node reads the places of that back to check them, and waits for the device.
 *
 * @param list [S]
 * @param places int32, each from 0 up to, not including, S
 */
export const entriesAt = (tf: Operations, list: Tensor, places: Tensor): Tensor =>
  tf.gatherND(list, tf.reshape(places, [...places.shape, 1]));
