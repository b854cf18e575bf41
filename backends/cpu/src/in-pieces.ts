import type { BoxPart } from '@jepa-masks/core';
import { boxSize } from '@jepa-masks/core/geometry';

/** Paints the boxes of a part into its contexts and its targets. */
export type Painter = (part: BoxPart, context: Uint8Array, targets: Uint8Array) => void;

/**
 * Paints a part a piece at a time, where its tensors are larger than places in them are
 * 32-bit integers for.
 *
 * @param bytes of a mask
 * @param most bytes of a tensor that are painted at once, or those of one sample if it has more
 * @param context [B, C, bytes]
 * @param targets [B, M, bytes]
 */
export const inPieces = (
  part: BoxPart,
  bytes: number,
  most: number,
  context: Uint8Array,
  targets: Uint8Array,
  paint: Painter,
): void => {
  const { count, boxes } = part;
  const [perContext, perTarget] = [part.contexts * bytes, part.targets * bytes];
  const samples = Math.max(1, Math.floor(most / Math.max(perContext, perTarget)));
  if (count <= samples) {
    paint(part, context, targets);
    return;
  }
  const perSample = boxSize(part) * (part.contexts + part.targets * part.boxesPerTarget);
  for (let first = 0; first < count; first += samples) {
    const end = Math.min(count, first + samples);
    paint(
      { ...part, count: end - first, boxes: boxes.subarray(first * perSample, end * perSample) },
      context.subarray(first * perContext, end * perContext),
      targets.subarray(first * perTarget, end * perTarget),
    );
  }
};
