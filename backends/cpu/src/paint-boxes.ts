import type { BoxPart } from '@jepa-masks/core';
import { boxSize } from '@jepa-masks/core/geometry';

/**
 * Clears a rectangle's patches in one mask, then sets them in another, in one walk:
 * masks of one form, which lie one after the other in `Masks`.
 *
 * @param offset from a patch of the mask set to the same patch of the one cleared
 * @param start where the rectangle starts in the mask set, in patches from the first mask on
 */
export type Brush<Masks> = (
  cleared: Masks,
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
 */
export const paintBoxes = <Masks>(
  part: BoxPart,
  stride: number,
  brush: Brush<Masks>,
  contextMasks: Masks,
  targetMasks: Masks,
): void => {
  const { count, contexts, targets, boxesPerTarget, boxes } = part;
  const { axes, rows, columns } = part.grid;
  const size = boxSize(part);
  // Where a box says its rows and frames: where it does not, its columns, and no step.
  const [topAt, heightAt] = axes > 1 ? [axes - 2, size - 2] : [0, 1];
  const rowStep = axes > 1 ? columns : 0;
  const plane = rows * columns;
  let at = 0;
  for (let sample = 0; sample < count; sample++) {
    const contextBase = sample * contexts * stride;
    for (let context = 0; context < contexts; context++, at += size) {
      const height = axes > 1 ? boxes[at + heightAt]! : 1;
      const width = boxes[at + size - 1]!;
      let first = contextBase + context * stride + boxes[at + topAt]! * rowStep + boxes[at + axes - 1]!;
      let frames = 1;
      if (axes > 2) {
        first += boxes[at]! * plane;
        frames = boxes[at + 3]!;
      }
      for (; frames > 0; frames--, first += plane) {
        // Cleared and then set again: set.
        brush(contextMasks, 0, contextMasks, first, columns, height, width);
      }
    }
    for (let target = 0; target < targets; target++) {
      const base = (sample * targets + target) * stride;
      for (let box = 0; box < boxesPerTarget; box++, at += size) {
        const height = axes > 1 ? boxes[at + heightAt]! : 1;
        const width = boxes[at + size - 1]!;
        let first = base + boxes[at + topAt]! * rowStep + boxes[at + axes - 1]!;
        let frames = 1;
        if (axes > 2) {
          first += boxes[at]! * plane;
          frames = boxes[at + 3]!;
        }
        for (; frames > 0; frames--, first += plane) {
          for (let context = 0; context < contexts; context++) {
            const offset = contextBase + context * stride - base;
            brush(contextMasks, offset, targetMasks, first, columns, height, width);
          }
        }
      }
    }
  }
};
