import { NOWHERE, type Piece } from './pieces.js';
import type { Rectangles } from './rectangles.js';
import { BOTTOM, LEFT, RIGHT, type Side, type StraightCuts, TOP } from './straight-cuts.js';

/**
 * Four blocks need not come apart by straight cuts: they can lie like the sails
 * of a pinwheel, each in the way of the cut along the next. Clockwise, the one at
 * the top lies above the left one and left of the right one; the right one above
 * the bottom one, and the left one left of it. Counterclockwise is its mirror image.
 */

/**
 * Adds to `feasible` where on an empty grid the first of four may lie as a sail:
 * in a corner, as far as three more sails leave it room.
 */
export const addPinwheelRectangles = (feasible: Rectangles, target: Piece): void => {
  addSails(target.heights, target.widths, (bottom, right, height, width) => {
    addInCorners(feasible, bottom, right, height, width);
  });
  addSails(target.widths, target.heights, (right, bottom, width, height) => {
    addInCorners(feasible, bottom, right, height, width);
  });
};

const addInCorners = (
  feasible: Rectangles,
  height: number,
  width: number,
  rows: number,
  columns: number,
): void => {
  feasible.add(0, 0, height, width);
  feasible.add(0, columns - width, height, columns);
  feasible.add(rows - height, 0, rows, width);
  feasible.add(rows - height, columns - width, rows, columns);
};

/** The sail in the top left corner: of each height, how wide it may be. */
const addSails = (
  heights: Int32Array,
  widths: Int32Array,
  add: (bottom: number, right: number, rows: number, columns: number) => void,
): void => {
  const rows = widths.length - 1;
  const columns = heights.length - 1;
  for (let bottom = 1; bottom < rows; bottom++) {
    // The left sail below it, as narrow as can be; the bottom one right of that, as low as can be.
    const left = widths[rows - bottom]!;
    if (left >= columns) continue;
    const lowest = rows - heights[columns - left]!;
    if (lowest < bottom) continue;
    // The right sail ends above the bottom one, however narrow it must be.
    const right = columns - widths[lowest]!;
    if (right >= left && right > 0) add(bottom, right, rows, columns);
  }
};

/**
 * Whether four targets fit like a pinwheel between what is placed. The line at
 * which the upright sail at the top starts (or ends, the other way round) is
 * tried everywhere; each sail is pushed as far out of the next one's way as it
 * can. Where a sail would pass the one before, straight cuts do as well.
 */
export const fitsPinwheel = (cuts: StraightCuts, rows: number, columns: number): boolean => {
  for (let line = 1; line < columns; line++) {
    const high = depthOf(cuts, TOP, 0, line, rows, columns);
    const width = depthOf(cuts, RIGHT, high, 0, rows, columns);
    const low = rows - depthOf(cuts, BOTTOM, 0, 0, rows, Math.min(columns - width, line));
    if (depthOf(cuts, TOP, 0, 0, Math.min(low, high), line) < NOWHERE) return true;
    // The other way round.
    const otherHigh = depthOf(cuts, TOP, 0, 0, rows, line);
    const end = depthOf(cuts, LEFT, otherHigh, 0, rows, columns);
    const otherLow = rows - depthOf(cuts, BOTTOM, 0, Math.max(end, line), rows, columns);
    if (depthOf(cuts, TOP, 0, line, Math.min(otherLow, otherHigh), columns) < NOWHERE) return true;
  }
  return false;
};

/** How far from a side of a region one target reaches; {@link NOWHERE} if it does not fit, or the region is none. */
const depthOf = (
  cuts: StraightCuts,
  side: Side,
  top: number,
  left: number,
  bottom: number,
  right: number,
): number => {
  const depths = new Int32Array(4);
  cuts.reach(depths, 0, 2, top, left, bottom, right);
  return depths[side]!;
};
