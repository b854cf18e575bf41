import {
  type ByLayout,
  byLayout,
  checkLengths,
  checkMasked,
  type Geometry,
  type Layout,
  unwrap,
} from '@jepa-masks/core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { deviceCheck } from './device.js';
import { attentionBiasOf, biasOf } from './operations/attention-bias.js';
import { booleansOf } from './operations/booleans.js';
import { fixedIndicesOf } from './operations/fixed-indices.js';
import { fixedValidityOf } from './operations/fixed-validity.js';
import { indicesOf } from './operations/indices.js';
import { maskedOf } from './operations/masked.js';
import type { Operations } from './operations.js';
import type { ListMasks, TensorMasks } from './tensor-masks.js';
import type { TfjsBackend } from './tfjs-backend.js';
import { tidied } from './tidied.js';

/** The masks made on the device of tfjs, by its operations, from the edges of the blocks. */
export const byOperations = (tf: Operations): TfjsBackend => {
  const checkDevice = deviceCheck(tf);
  /** What a level needed is gone before the next is made, and if one fails those before it go. */
  const made = <L extends Layout, M extends TensorMasks | ListMasks | Tensor>(
    geometry: Geometry<L>,
    of: (level: number) => M,
  ): ByLayout<L, M> => {
    checkDevice();
    return tidied(tf, () => byLayout(geometry, (level) => tidied(tf, () => of(level))));
  };
  return {
    name: 'tfjs by operations',
    booleans: (geometry) => made(geometry, (level) => booleansOf(tf, geometry, level)),
    indices: (geometry) => made(geometry, (level) => indicesOf(tf, geometry, level)),
    fixedIndices: (geometry, lengths) => {
      const checked = unwrap(checkLengths(geometry, lengths));
      return made(geometry, (level) => fixedIndicesOf(tf, geometry, level, checked[level]!));
    },
    fixedValidity: (geometry, lengths) => {
      const checked = unwrap(checkLengths(geometry, lengths));
      return made(geometry, (level) => fixedValidityOf(tf, geometry, level, checked[level]!));
    },
    attentionBias: (geometry) => made(geometry, (level) => attentionBiasOf(tf, geometry, level)),
    fixedAttentionBias: (geometry, lengths) => {
      const checked = unwrap(checkLengths(geometry, lengths));
      return made(geometry, (level) => {
        const { context, targets } = fixedValidityOf(tf, geometry, level, checked[level]!);
        return { context: biasOf(tf, context), targets: biasOf(tf, targets) };
      });
    },
    masked: (geometry, given) => {
      const which = unwrap(checkMasked(given));
      return made(geometry, (level) => maskedOf(tf, geometry, level, which));
    },
  };
};
