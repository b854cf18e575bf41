import type { Grid } from '@jepa-masks/core';

/** What the axes of a grid are called. */
export const axesOf = ({ axes }: Pick<Grid, 'axes'>): ReadonlyArray<string> =>
  ['frame', 'row', 'column'].slice(3 - axes);

/** Patches along each axis: `14 × 14`. */
export const describeSides = ({ axes, frames, rows, columns }: Grid): string =>
  [frames, rows, columns].slice(3 - axes).join(' × ');

/** A grid's patches and what each of them is: `14 × 14 = 196 patches of 16 pixels`. */
export const describeGrid = (grid: Grid): string => {
  const { axes, patches, patchSize, tubeletSize } = grid;
  if (axes === 1) return `a row of ${patches} patches`;
  const pixels = `${patchSize} ${patchSize === 1 ? 'pixel' : 'pixels'}`;
  const frames = `${tubeletSize} ${tubeletSize === 1 ? 'frame' : 'frames'}`;
  return `${describeSides(grid)} = ${patches} patches of ${axes === 3 ? `${frames} × ${pixels}` : pixels}`;
};

/** The grid that all parts have; undefined if theirs differ. */
export const commonGrid = (parts: ReadonlyArray<{ readonly grid: Grid }>): Grid | undefined => {
  const grid = parts[0]?.grid;
  const told = parts.map((part) => JSON.stringify(part.grid));
  return new Set(told).size === 1 ? grid : undefined;
};

/** What stands above what is said of a part: nothing of a single unnamed one, its grid where parts have different ones. */
export const headingOf = (
  part: { readonly name: string; readonly grid: Grid },
  common: Grid | undefined,
): string => {
  if (part.name === '' || common !== undefined) return part.name;
  return `${part.name}: ${describeGrid(part.grid)}`;
};
