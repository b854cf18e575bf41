import type { BlockWisePlan } from './block-wise.js';
import { ASPECTS, PATCHES, SIDES } from './bounds.js';
import { gridOf, type ReferenceGrid } from './grid.js';
import { logarithm } from './logarithm.js';
import { isBlamed, note, nullable, real, type Settings, sides } from './settings.js';
import type { Range } from './streams/uniform.js';

/** Reads the grid of BEiT and DINOv2: `input_size` counts patches. */
const patchGrid = (settings: Settings): ReferenceGrid => {
  const [height, width] = sides(settings, 'input_size', SIDES);
  return gridOf(settings, ['input_size'], [1, height, width]);
};

/** Reads the smallest area of a block. */
const leastArea = (settings: Settings): number => real(settings, 'min_num_patches', PATCHES);

/** Reads the largest area of a block, null where it is not given. */
export const mostArea = (settings: Settings): number | null =>
  nullable(real, settings, 'max_num_patches', { least: 1, most: PATCHES.most });

/** Reads the logarithms of the aspect ratios; the largest is the inverse of the smallest where not given. */
const logAspect = (settings: Settings): Range => {
  const least = real(settings, 'min_aspect', ASPECTS);
  const most = nullable(real, settings, 'max_aspect', ASPECTS);
  if (most !== null && most < least && !isBlamed(settings, ['min_aspect', 'max_aspect'])) {
    note(settings, 'out_of_range', { path: ['max_aspect'], given: most, accepted: 'at least min_aspect' });
  }
  return [logarithm(least), logarithm(most ?? 1 / least)];
};

/**
 * Reads what BEiT and DINOv2 have in common.
 *
 * @param count - patches to mask
 * @param most - the largest area of a block in patches
 */
export const blockWisePlan = (settings: Settings, count: number, most: number): BlockWisePlan => ({
  grid: patchGrid(settings),
  law: { count, least: leastArea(settings), most, logAspect: logAspect(settings) },
});
