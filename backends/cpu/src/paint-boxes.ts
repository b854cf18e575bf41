import type { BoxPart } from '@jepa-masks/core';
import { boxSize } from '@jepa-masks/core/geometry';
import { type CopyRun, isThroughTime, repeatFrame } from './through-time.js';

/**
 * Clears a rectangle's patches in one mask, if there is one, and sets them in
 * another, in one walk: masks of one form, which lie one after the other in `Masks`.
 *
 * @param offset from a patch of the mask set to the same patch of the one cleared
 * @param start where the rectangle starts in the mask set, in patches from the first mask on
 */
export type Brush<Masks> = (
  cleared: Masks | undefined,
  offset: number,
  set: Masks,
  start: number,
  columns: number,
  height: number,
  width: number,
) => void;

/**
 * Paints a part of boxes into masks in which no patch is used yet.
 *
 * @param stride patches from one mask to the next
 * @param copies for boxes that are alike in every frame: these are painted once, and copied in contexts and in targets
 */
export const paintBoxes = <Masks>(
  part: BoxPart,
  stride: number,
  brush: Brush<Masks>,
  contextMasks: Masks,
  targetMasks: Masks,
  copies?: readonly [inContext: CopyRun, inTargets: CopyRun],
): void => {
  const { count, contexts, targets, boxesPerTarget, boxes } = part;
  const { axes, frames, rows, columns } = part.grid;
  const size = boxSize(part);
  const plane = rows * columns;
  /** The first patch of the box at `at`. */
  const cornerOf = (at: number): number => {
    const corner = boxes[at + axes - 1]! + (axes > 1 ? boxes[at + axes - 2]! * columns : 0);
    return axes > 2 ? corner + boxes[at]! * plane : corner;
  };
  const alike = copies !== undefined && isThroughTime(part) ? copies : undefined;
  let at = 0;
  for (let sample = 0; sample < count; sample++) {
    const contextBase = sample * contexts * stride;
    const firstBox = at;
    for (let context = 0; context < contexts; context++, at += size) {
      const start = contextBase + context * stride + cornerOf(at);
      const end = start + (axes > 2 && alike === undefined ? boxes[at + 3]! * plane : 1);
      let height = axes > 1 ? boxes[at + size - 2]! : 1;
      let width = boxes[at + size - 1]!;
      if (width === columns) {
        // From side to side rows follow each other without a gap.
        width *= height;
        height = 1;
      }
      for (let first = start; first < end; first += plane) {
        brush(undefined, 0, contextMasks, first, columns, height, width);
      }
    }
    for (let target = 0; target < targets; target++) {
      const base = (sample * targets + target) * stride;
      for (let box = 0; box < boxesPerTarget; box++, at += size) {
        const start = base + cornerOf(at);
        const height = axes > 1 ? boxes[at + size - 2]! : 1;
        const end = start + (axes > 2 && alike === undefined ? boxes[at + 3]! * plane : 1);
        for (let context = 0; context < contexts; context++) {
          const offset = contextBase + context * stride - base;
          for (let first = start; first < end; first += plane) {
            brush(contextMasks, offset, targetMasks, first, columns, height, boxes[at + size - 1]!);
          }
        }
      }
    }
    if (alike !== undefined) {
      for (let context = 0; context < contexts; context++) {
        const duration = boxes[firstBox + context * size + 3]!;
        repeatFrame(contextBase + context * stride, plane, duration, alike[0]);
      }
      for (let target = sample * targets; target < (sample + 1) * targets; target++) {
        repeatFrame(target * stride, plane, frames, alike[1]);
      }
    }
  }
};
