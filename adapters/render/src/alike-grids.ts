import type { Grid } from '@jepa-masks/core';

/** Whether two grids have the same axes, frames and proportions, as a finer and a coarser one of one image have. */
export const areAlike = (one: Grid, other: Grid): boolean =>
  one.axes === other.axes &&
  one.frames === other.frames &&
  one.rows * other.columns === other.rows * one.columns;

/** Of the grids that are like one, itself among them, that with the most patches. */
export const finestLike = (grid: Grid, grids: ReadonlyArray<Grid>): Grid =>
  grids.reduce((finest, one) => (areAlike(grid, one) && one.patches > finest.patches ? one : finest), grid);
