import type { BoxPart } from '@jepa-masks/core';
import { boxSize } from '@jepa-masks/core/geometry';
import { bitBrush } from './bit-brush.js';
import { paintBoxes } from './paint-boxes.js';
import { isSmall, paintSmall } from './paint-small.js';
import { paintThroughTime } from './paint-through-time.js';
import { isThroughTime } from './through-time.js';

/** Bits of a tensor that are painted at once: where a bit is, is a 32-bit integer. */
const MOST_BITS = 2 ** 30;

const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array): DataView =>
  new DataView(buffer, byteOffset, byteLength);

const paintAtOnce = (part: BoxPart, bytes: number, context: Uint8Array, targets: Uint8Array): void => {
  if (isSmall(part)) paintSmall(part, viewOf(context), viewOf(targets));
  else if (isThroughTime(part)) paintThroughTime(part, context, targets);
  else paintBoxes(part, bytes * 8, bitBrush, viewOf(context.fill(0)), viewOf(targets.fill(0)));
};

/**
 * Paints the boxes of a part into bits, whatever was there, in whichever way takes
 * least time for them.
 *
 * @param bytes of a mask
 * @param context [B, C, ⌈N / 8⌉]
 * @param targets [B, M, ⌈N / 8⌉]
 * @param most bits of a tensor that are painted at once, or those of one sample if it has more
 */
export const paintBits = (
  part: BoxPart,
  bytes: number,
  context: Uint8Array,
  targets: Uint8Array,
  most: number = MOST_BITS,
): void => {
  const { count, boxes } = part;
  const samples = Math.max(1, Math.floor(most / (8 * bytes * Math.max(part.contexts, part.targets))));
  const [perContext, perTarget] = [part.contexts * bytes, part.targets * bytes];
  const perSample = boxSize(part) * (part.contexts + part.targets * part.boxesPerTarget);
  for (let first = 0; first < count; first += samples) {
    const end = Math.min(count, first + samples);
    const piece =
      samples >= count
        ? part
        : { ...part, count: end - first, boxes: boxes.subarray(first * perSample, end * perSample) };
    paintAtOnce(
      piece,
      bytes,
      context.subarray(first * perContext, end * perContext),
      targets.subarray(first * perTarget, end * perTarget),
    );
  }
};
