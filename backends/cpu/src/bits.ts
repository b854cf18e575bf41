import type { ByPart, Geometry, MaskSet, PatchPart, Tensor } from '@jepa-masks/core';
import { byPart, contextShape, ofPart, targetsShape } from '@jepa-masks/core/geometry';
import { bitBrush } from './bit-brush.js';
import { takeBytes } from './buffers.js';
import { paintBoxes } from './paint-boxes.js';
import { isSmall, paintSmall } from './paint-small.js';
import { paintThroughTime } from './paint-through-time.js';
import { isThroughTime } from './through-time.js';

/** One bit a patch, patch 0 in the most significant bit of a mask's first byte (as `numpy.packbits`). */
export type BitMasks = MaskSet<Tensor<Uint8Array>>;

/** Bytes that a mask of `patches` bits takes. */
export const bytesPerMask = (patches: number): number => (patches + 7) >> 3;

const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array): DataView =>
  new DataView(buffer, byteOffset, byteLength);

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
    else if (isSmall(part)) paintSmall(part, viewOf(context), viewOf(target));
    else if (isThroughTime(part)) paintThroughTime(part, context, target);
    else paintBoxes(part, bytes * 8, bitBrush, viewOf(context.fill(0)), viewOf(target.fill(0)));
    return {
      context: { data: context, shape: contextShape(part, bytes) },
      targets: { data: target, shape: targetsShape(part, bytes) },
    };
  });
