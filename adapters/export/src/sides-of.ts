import type { Grid } from '@jepa-masks/core';

/** Patches along each axis that a grid has: frames, rows, columns. */
export const sidesOf = ({ axes, frames, rows, columns }: Grid): ReadonlyArray<number> =>
  [frames, rows, columns].slice(3 - axes);
