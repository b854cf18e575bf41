import type { MaskedPatches, Part } from '@jepa-masks/core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Operations } from '../operations.js';
import { booleansOf, inAny } from './booleans.js';

/** All masks of a sample of a part in one: bool [B, N], true for a patch that is masked. */
export const maskedOf = (tf: Operations, part: Part, which: MaskedPatches): Tensor => {
  const { count, contexts, grid } = part;
  const shape = [count, grid.patches];
  if (count === 0) return tf.tensor([], shape, 'bool');
  const { context, targets } = booleansOf(tf, part);
  if (which === 'targets') return tf.reshape(inAny(tf, targets), shape);
  const seen = inAny(tf, tf.reshape(context, [count, contexts, grid.patches]));
  return tf.reshape(tf.logicalNot(seen), shape);
};
