import { LEAST_ASPECT, MOST_ASPECT, MOST_BLOCKS, MOST_PATCHES } from './limits.js';

/** Where a number of a configuration may lie; both ends are allowed. */
export interface Bounds {
  readonly least: number;
  readonly most: number;
}

/** Sides of images and patches in pixels, frames, sides in patches: 1 at least. */
export const SIDES: Bounds = { least: 1, most: MOST_PATCHES };
/** Counts of patches. */
export const PATCHES: Bounds = { least: 0, most: MOST_PATCHES };
/** Blocks of one kind in a sample. */
export const BLOCKS: Bounds = { least: 0, most: MOST_BLOCKS };
/** Fractions of a grid or of a clip. */
export const SCALES: Bounds = { least: 0, most: 1 };
/** Aspect ratios of blocks. */
export const ASPECTS: Bounds = { least: LEAST_ASPECT, most: MOST_ASPECT };
