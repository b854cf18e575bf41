import type { BoxPart } from '@jepa-masks/core';
import { bitBrush } from './bit-brush.js';
import { viewOf } from './buffers.js';
import { inPieces, type Painter } from './in-pieces.js';
import { paintBoxes } from './paint-boxes.js';
import { isSmall, paintSmall } from './paint-small.js';
import { paintThroughTime } from './paint-through-time.js';
import { isThroughTime } from './through-time.js';

/** Bytes of a tensor that are painted at once: where a bit is, is a 32-bit integer. */
const MOST_BYTES = 2 ** 27;

const paintAtOnce =
  (bytes: number): Painter =>
  (part, context, targets) => {
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
 * @param most bytes of a tensor that are painted at once
 */
export const paintBits = (
  part: BoxPart,
  bytes: number,
  context: Uint8Array,
  targets: Uint8Array,
  most: number = MOST_BYTES,
): void => {
  inPieces(part, bytes, most, context, targets, paintAtOnce(bytes));
};
