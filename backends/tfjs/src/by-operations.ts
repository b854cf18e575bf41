import { type ByPart, type Geometry, type Part, unwrap } from '@jepa-masks/core';
import { byPart, checkLengths, checkMasked } from '@jepa-masks/core/geometry';
import type { Tensor } from '@tensorflow/tfjs-core';
import { byUpload } from './by-upload.js';
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

/** The masks made on the device of tfjs, by its operations, from the edges of the boxes; sets of patches, places in lists, weights and distances are sent. */
export const byOperations = (tf: Operations): TfjsBackend => {
  const checkDevice = deviceCheck(tf);
  /** What a part needed is gone before the next is made, and if one fails those before it go. */
  const made = <P extends string, M extends TensorMasks | ListMasks | Tensor>(
    geometry: Geometry<P>,
    of: (part: Part<P>, index: number) => M,
  ): ByPart<P, M> => {
    checkDevice();
    return tidied(tf, () => byPart(geometry, (part, index) => tidied(tf, () => of(part, index))));
  };
  const { fixedRestore, fixedWeights, targetDistance } = byUpload(tf);
  return {
    name: 'tfjs by operations',
    booleans: (geometry) => made(geometry, (part) => booleansOf(tf, part)),
    indices: (geometry) => made(geometry, (part) => indicesOf(tf, part)),
    fixedIndices: (geometry, lengths) => {
      const checked = unwrap(checkLengths(geometry, lengths));
      return made(geometry, (part, index) => fixedIndicesOf(tf, part, checked[index]!));
    },
    fixedValidity: (geometry, lengths) => {
      const checked = unwrap(checkLengths(geometry, lengths));
      return made(geometry, (part, index) => fixedValidityOf(tf, part, checked[index]!));
    },
    attentionBias: (geometry) => made(geometry, (part) => attentionBiasOf(tf, part)),
    fixedAttentionBias: (geometry, lengths) => {
      const checked = unwrap(checkLengths(geometry, lengths));
      return made(geometry, (part, index) => {
        const { context, targets } = fixedValidityOf(tf, part, checked[index]!);
        return { context: biasOf(tf, context), targets: biasOf(tf, targets) };
      });
    },
    masked: (geometry, given) => {
      const which = unwrap(checkMasked(given));
      return made(geometry, (part) => maskedOf(tf, part, which));
    },
    // What is found line by line, or entry by entry, operations on whole tensors don't find.
    fixedRestore,
    fixedWeights,
    targetDistance,
  };
};
