import type { ByPart, Geometry, MaskSet, PatchPart, Tensor } from '@jepa-masks/core';
import { byPart, contextShape, ofPart, targetsShape } from '@jepa-masks/core/geometry';
import { takeBytes } from './buffers.js';
import { paintBits } from './paint-bits.js';

/** One bit a patch, patch 0 in the most significant bit of a mask's first byte (as `numpy.packbits`). */
export type BitMasks = MaskSet<Tensor<Uint8Array>>;

/** Bytes that a mask of `patches` bits takes. */
export const bytesPerMask = (patches: number): number => (patches + 7) >> 3;

/** Words as bytes, the most significant first; a mask's last word may hold more bytes than it has. */
const copyWords = (
  { count, contexts, targets, words }: PatchPart,
  bytes: number,
  context: Uint8Array,
  target: Uint8Array,
): void => {
  const length = (bytes + 3) >> 2;
  let word = 0;
  let [inContext, inTarget] = [0, 0];
  for (let sample = 0; sample < count; sample++) {
    for (let mask = 0; mask < contexts + targets; mask++, word += length) {
      for (let byte = 0; byte < bytes; byte++) {
        const value = words[word + (byte >> 2)]! >>> (24 - 8 * (byte & 3));
        if (mask < contexts) context[inContext++] = value;
        else target[inTarget++] = value;
      }
    }
  }
};

/**
 * Bit-packed masks: context [B, ⌈N / 8⌉] (or [B, C, ⌈N / 8⌉]) and targets
 * [B, M, ⌈N / 8⌉]; once, or for each part. Bits past N are 0.
 *
 * @param into an earlier result, whose buffers are overwritten where they are long enough
 */
export const bits = <P extends string>(
  geometry: Geometry<P>,
  into?: ByPart<P, BitMasks>,
): ByPart<P, BitMasks> =>
  byPart(geometry, (part, index) => {
    const { count, contexts, targets, grid } = part;
    const bytes = bytesPerMask(grid.patches);
    const earlier = into === undefined ? undefined : ofPart<P, BitMasks>(geometry.parts, into, index);
    const context = takeBytes(earlier?.context, count * contexts * bytes);
    const target = takeBytes(earlier?.targets, count * targets * bytes);
    if (part.masks === 'patches') copyWords(part, bytes, context, target);
    else paintBits(part, bytes, context, target);
    return {
      context: { data: context, shape: contextShape(part, bytes) },
      targets: { data: target, shape: targetsShape(part, bytes) },
    };
  });
