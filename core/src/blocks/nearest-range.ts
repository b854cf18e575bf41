import type { Range } from '../config/field.js';
import type { Grid } from '../grid/grid.js';
import { areaOf, latticeOf } from './lattice.js';

/** Above every area share and every aspect ratio. */
const ANY: Range = [0, Number.MAX_VALUE];

const widen = (range: Range, values: ReadonlyArray<number>): Range | undefined => {
  let widened: Range | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const value of values) {
    const distance = Math.max(range[0] - value, value - range[1], 0);
    if (distance >= least) continue;
    least = distance;
    widened = [Math.min(range[0], value), Math.max(range[1], value)];
  }
  return widened;
};

/** The scale range, widened as little as possible and up to `most`, in which some shape of that aspect ratio lies. */
export const nearestScale = (
  grid: Grid,
  scale: Range,
  aspectRatio: Range = ANY,
  most: number = 1,
): Range | undefined =>
  widen(
    scale,
    latticeOf(grid, [0, most], aspectRatio).map((shape) => areaOf(shape) / grid.patches),
  );

/** The aspect ratio range, widened as little as possible, in which some shape of that scale lies. */
export const nearestAspectRatio = (grid: Grid, scale: Range, aspectRatio: Range): Range | undefined =>
  widen(
    aspectRatio,
    latticeOf(grid, scale, ANY).map((shape) => shape.width / shape.height),
  );

/** The smallest larger grid, sides grown by the same number of patches, that has a shape in the ranges. */
export const nearestGrid = (
  grid: Grid,
  scale: Range,
  aspectRatio: Range,
  mostRows: number,
): Grid | undefined => {
  for (let extra = 1; grid.rows + extra <= mostRows && grid.columns + extra <= mostRows; extra++) {
    const rows = grid.rows + extra;
    const columns = grid.columns + extra;
    const larger = { ...grid, rows, columns, patches: rows * columns };
    if (latticeOf(larger, scale, aspectRatio).length > 0) return larger;
  }
  return undefined;
};
