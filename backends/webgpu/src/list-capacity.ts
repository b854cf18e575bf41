import { BLOCK_SIZE, blockOffset, type Geometry, type MaskSet } from '@jepa-masks/core';

/**
 * Entries that a level's lists take at most: the areas of its blocks. Targets use
 * them all; what targets take from contexts only the device finds out.
 */
export const listCapacity = (geometry: Geometry, level: number): MaskSet<number> => {
  const { count, contexts, targets, blocks } = geometry;
  let context = 0;
  let target = 0;
  for (let sample = 0; sample < count; sample++) {
    let at = blockOffset(geometry, sample, level, 0);
    for (let index = 0; index < contexts + targets; index++) {
      const area = blocks[at + 2]! * blocks[at + 3]!;
      if (index < contexts) context += area;
      else target += area;
      at += BLOCK_SIZE;
    }
  }
  return { context, targets: target };
};
