import type { Places } from './places.js';
import { formatLength } from './svg.js';

/** Of each row of each tile the runs of patches that a test holds for, in pixels. */
const runsOf = (
  { cell, tiles }: Places,
  holds: (patch: number) => boolean,
): ReadonlyArray<readonly [x: number, y: number, width: number]> =>
  tiles.flatMap(({ first, rows, columns, x, y }) => {
    const runs: Array<readonly [number, number, number]> = [];
    for (let row = 0; row < rows; row++) {
      let start = 0;
      for (let column = 0; column <= columns; column++) {
        if (column < columns && holds(first + row * columns + column)) continue;
        if (column > start) runs.push([x + start * cell, y + row * cell, (column - start) * cell]);
        start = column + 1;
      }
    }
    return runs;
  });

/** One path over the patches that a test holds for, a rectangle a run of a row. */
export const patchesPath = (places: Places, holds: (patch: number) => boolean): string =>
  runsOf(places, holds)
    .map(([x, y, width]) => `M${x} ${y}h${width}v${places.cell}h${-width}z`)
    .join('');

/** One path of rising diagonals, evenly spaced and continuous from patch to patch, over the patches that a test holds for. */
export const hatchPath = ({ cell, tiles }: Places, holds: (patch: number) => boolean): string => {
  const parts: Array<string> = [];
  // A diagonal x + y = constant crosses a patch from its lower left to its upper right half.
  const spacing = cell < 6 ? cell * Math.ceil(6 / cell) : cell / Math.max(1, Math.round(cell / 7));
  for (const { first, rows, columns, x, y } of tiles) {
    for (let index = 0; index < rows * columns; index++) {
      if (!holds(first + index)) continue;
      const left = x + (index % columns) * cell;
      const top = y + Math.floor(index / columns) * cell;
      const lowest = Math.ceil((left + top) / spacing + 1e-6) * spacing;
      for (let sum = lowest; sum < left + top + 2 * cell - 1e-6; sum += spacing) {
        const along = sum - left - top;
        const low = Math.max(0, along - cell);
        const high = Math.min(cell, along);
        const from = `${formatLength(left + low)} ${formatLength(top + high)}`;
        parts.push(`M${from}L${formatLength(left + high)} ${formatLength(top + low)}`);
      }
    }
  }
  return parts.join('');
};

/** One path along the edges between patches that a test holds for and others, those of other tiles too. */
export const borderPath = ({ cell, tiles }: Places, holds: (patch: number) => boolean): string => {
  const parts: Array<string> = [];
  for (const { first, rows, columns, x, y } of tiles) {
    const isIn = (row: number, column: number): boolean =>
      row >= 0 && row < rows && column >= 0 && column < columns && holds(first + row * columns + column);
    for (let row = 0; row <= rows; row++) {
      for (let column = 0; column <= columns; column++) {
        const isHere = isIn(row, column);
        const at = `M${formatLength(x + column * cell)} ${formatLength(y + row * cell)}`;
        if (isHere !== isIn(row - 1, column)) parts.push(`${at}h${formatLength(cell)}`);
        if (isHere !== isIn(row, column - 1)) parts.push(`${at}v${formatLength(cell)}`);
      }
    }
  }
  return parts.join('');
};
