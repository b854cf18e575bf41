import { BLOCK_SIZE, blockOffset, type Geometry } from '@jepa-masks/core';

/**
 * Clears a block's patches in one mask, then sets them in another, in one walk:
 * masks of one form, which lie one after the other in `Masks`.
 *
 * @param offset from a patch of the mask set to the same patch of the one cleared
 * @param start where the block starts in the mask set, in patches from the first mask on
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
 * Paints one level of all samples into masks in which no patch is used yet.
 *
 * @param stride patches from one mask to the next
 */
export const paintLevel = <Masks>(
  geometry: Geometry,
  level: number,
  stride: number,
  brush: Brush<Masks>,
  contextMasks: Masks,
  targetMasks: Masks,
): void => {
  const { count, contexts, targets, blocks } = geometry;
  const { columns } = geometry.grid;
  for (let sample = 0; sample < count; sample++) {
    let at = blockOffset(geometry, sample, level, 0);
    const contextBase = sample * contexts * stride;
    for (let context = 0; context < contexts; context++) {
      const start = contextBase + context * stride + blocks[at]! * columns + blocks[at + 1]!;
      // Cleared and then set again: set.
      brush(contextMasks, 0, contextMasks, start, columns, blocks[at + 2]!, blocks[at + 3]!);
      at += BLOCK_SIZE;
    }
    for (let target = 0; target < targets; target++) {
      const base = (sample * targets + target) * stride;
      const start = base + blocks[at]! * columns + blocks[at + 1]!;
      for (let context = 0; context < contexts; context++) {
        const offset = contextBase + context * stride - base;
        brush(contextMasks, offset, targetMasks, start, columns, blocks[at + 2]!, blocks[at + 3]!);
      }
      at += BLOCK_SIZE;
    }
  }
};
