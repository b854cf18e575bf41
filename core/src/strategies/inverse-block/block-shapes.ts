import type { Range } from '../../config/field.js';
import type { Grid } from '../../grid/grid.js';
import { logSteps } from '../../patches/log-steps.js';

/** Sides of blocks, one of them as likely as any other; a shape comes as often as its aspect ratios are steps. */
export interface BlockShapes {
  readonly heights: Int32Array;
  readonly widths: Int32Array;
}

/**
 * The blocks of a grid that hold an area with less than a row or column to
 * spare: the shorter side is rounded, the longer one rounded up. Ratios whose
 * block is larger than the grid are left out.
 *
 * @param area in patches, at most N
 */
export const blockShapes = (area: number, aspectRatioRange: Range, { rows, columns }: Grid): BlockShapes => {
  const heights: Array<number> = [];
  const widths: Array<number> = [];
  for (const ratio of logSteps(aspectRatioRange)) {
    const shorter = Math.max(1, Math.round(Math.sqrt(ratio < 1 ? area * ratio : area / ratio)));
    const longer = Math.ceil(area / shorter);
    const [height, width] = ratio < 1 ? [longer, shorter] : [shorter, longer];
    if (height > rows || width > columns) continue;
    heights.push(height);
    widths.push(width);
  }
  return { heights: Int32Array.from(heights), widths: Int32Array.from(widths) };
};

/** Whether a block of that area fits at all. */
export const anyFits = (area: number, aspectRatioRange: Range, grid: Grid): boolean =>
  blockShapes(area, aspectRatioRange, grid).heights.length > 0;
