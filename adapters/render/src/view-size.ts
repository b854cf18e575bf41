import type { Grid } from '@jepa-masks/core';

/**
 * Side of a patch in whole pixels, so that the edges of patches are sharp: the
 * grid then covers about side × side pixels, and is nowhere longer than `longest`.
 */
export const cellSize = ({ rows, columns, patches }: Grid, side: number, longest: number): number => {
  const wanted = Math.min(side / Math.sqrt(patches), longest / Math.max(rows, columns));
  return Math.max(2, Math.min(64, Math.round(wanted)));
};

/** Whether views read better below one another than beside. */
export const isWide = ({ rows, columns }: Grid): boolean => columns >= 2 * rows && columns > 8;
