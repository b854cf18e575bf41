import type { Grid } from '@jepa-masks/core';

/** The pictures that show grids. */
export type GridPicture = 'panel' | 'strip' | 'levels' | 'combinedLevels' | 'heatMap' | 'comparison';

/** The side that a square grid takes in each picture, about, and the longest side of another, in pixels. */
const sides: Readonly<Record<GridPicture, { readonly side: number; readonly longest: number }>> = {
  panel: { side: 252, longest: 640 },
  strip: { side: 140, longest: 320 },
  levels: { side: 196, longest: 400 },
  combinedLevels: { side: 420, longest: 800 },
  heatMap: { side: 252, longest: 640 },
  comparison: { side: 140, longest: 280 },
};

/**
 * Side of a patch in whole pixels, so that the edges of patches are sharp: the
 * grid then covers about side × side pixels, and is nowhere longer than `longest`.
 */
export const cellSize = (picture: GridPicture, { rows, columns, patches }: Grid): number => {
  const { side, longest } = sides[picture];
  const wanted = Math.min(side / Math.sqrt(patches), longest / Math.max(rows, columns));
  return Math.max(2, Math.min(64, Math.round(wanted)));
};

/**
 * How large a picture draws the grid, in its own pixels: the size of a
 * photograph that is sharp in it, times the scale at which the picture is shown
 * or turned into a PNG.
 *
 * @returns height and width
 */
export const viewSize = (picture: GridPicture, grid: Grid): readonly [height: number, width: number] => {
  const cell = cellSize(picture, grid);
  return [grid.rows * cell, grid.columns * cell];
};

/** Whether views read better below one another than beside. */
export const isWide = ({ rows, columns }: Grid): boolean => columns >= 2 * rows && columns > 8;
