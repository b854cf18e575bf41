import type { MaskSet, Part } from '@jepa-masks/core';
import { boxesPerSample, boxSize, patchCounts } from '@jepa-masks/core/geometry';

/** The sum of some numbers. */
export const sumOf = (numbers: Int32Array): number => numbers.reduce((total, number) => total + number, 0);

/**
 * Entries that a part's lists take at most: the patches of its boxes, as what
 * targets take from contexts and share only the device finds out; of sets of
 * patches as many as there are.
 */
export const listCapacity = (part: Part): MaskSet<number> => {
  if (part.masks === 'patches') {
    const { context, targets } = patchCounts(part);
    return { context: sumOf(context), targets: sumOf(targets) };
  }
  const { count, contexts, targets, grid, boxes } = part;
  const size = boxSize(part);
  const perSample = boxesPerSample(part);
  let context = 0;
  let target = 0;
  for (let box = 0; box < count * perSample; box++) {
    let patches = 1;
    for (let at = box * size + grid.axes; at < (box + 1) * size; at++) patches *= boxes[at]!;
    if (box % perSample < contexts) context += patches;
    else target += patches;
  }
  return { context, targets: Math.min(target, count * targets * grid.patches) };
};
