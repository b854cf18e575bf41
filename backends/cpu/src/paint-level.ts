import { BLOCK_SIZE, blockOffset, type Geometry } from '@jepa-masks/core';

/**
 * How blocks are written into masks of one form, which lie one after the other
 * in `Masks`. Where a block starts is counted in patches from the first mask on.
 */
export interface Brush<Masks> {
  /** Sets a block's patches. */
  set(masks: Masks, start: number, columns: number, height: number, width: number): void;
  /**
   * Sets a target's patches in its own mask and clears them in a context's, in one walk.
   *
   * @param offset from a patch of the target's mask to the same patch of the context's
   */
  cut(
    targets: Masks,
    start: number,
    contexts: Masks,
    offset: number,
    columns: number,
    height: number,
    width: number,
  ): void;
}

/**
 * Paints one level of all samples into masks that are all 0.
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
      brush.set(contextMasks, start, columns, blocks[at + 2]!, blocks[at + 3]!);
      at += BLOCK_SIZE;
    }
    for (let target = 0; target < targets; target++) {
      const base = (sample * targets + target) * stride;
      const start = base + blocks[at]! * columns + blocks[at + 1]!;
      for (let context = 0; context < contexts; context++) {
        const offset = contextBase + context * stride - base;
        brush.cut(targetMasks, start, contextMasks, offset, columns, blocks[at + 2]!, blocks[at + 3]!);
      }
      at += BLOCK_SIZE;
    }
  }
};
