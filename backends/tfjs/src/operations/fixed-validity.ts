import type { FixedLengths, Part } from '@jepa-masks/core';
import { contextShape, patchCounts, targetsShape } from '@jepa-masks/core/geometry';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Operations } from '../operations.js';
import type { TensorMasks } from '../tensor-masks.js';

const valid = (tf: Operations, counts: Int32Array, shape: Array<number>): Tensor => {
  const length = shape.at(-1)!;
  // Devices refuse operations on nothing.
  if (counts.length === 0 || length === 0) return tf.tensor([], shape, 'bool');
  const patches = tf.tensor(counts, [counts.length, 1], 'int32');
  return tf.reshape(tf.less(tf.range(0, length, 1, 'int32'), patches), shape);
};

/** Which entries of a part's lists of a fixed length are patches: bool, in the shapes of the lists. */
export const fixedValidityOf = (
  tf: Operations,
  part: Part,
  { context, targets }: FixedLengths,
): TensorMasks => {
  const counts = patchCounts(part);
  return {
    context: valid(tf, counts.context, contextShape(part, context)),
    targets: valid(tf, counts.targets, targetsShape(part, targets)),
  };
};
