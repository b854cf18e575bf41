import type { MaskedPatches, Part } from '@jepa-masks/core';
import { cpu } from '@jepa-masks/cpu';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Operations } from '../operations.js';
import { booleansOf, inAny } from './booleans.js';

/**
 * All masks of a sample of a part in one: bool [B, N], true for a patch that is
 * masked. Of sets of patches it is sent as it is, smaller than the masks themselves.
 */
export const maskedOf = (tf: Operations, part: Part, which: MaskedPatches): Tensor => {
  const { count, contexts, grid } = part;
  // Devices refuse operations on nothing.
  if (part.masks === 'patches' || count === 0) {
    const { data, shape } = cpu.masked({ count, parts: [{ ...part, name: '' as const }] }, which);
    return tf.tensor(data, shape, 'bool');
  }
  const shape = [count, grid.patches];
  const { context, targets } = booleansOf(tf, part);
  if (which === 'targets') return tf.reshape(inAny(tf, targets), shape);
  const seen = inAny(tf, tf.reshape(context, [count, contexts, grid.patches]));
  return tf.reshape(tf.logicalNot(seen), shape);
};
