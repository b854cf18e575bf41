import { type Places, topOfRow } from './places.js';
import { formatLength } from './svg.js';

type Holds = (patch: number) => boolean;

/** Of each row of each tile the runs of patches that a test holds for, in pixels. */
const runsOf = (
  { cell, tiles }: Places,
  holds: Holds,
): ReadonlyArray<readonly [x: number, y: number, width: number]> =>
  tiles.flatMap((tile) => {
    const { first, rows, columns, x } = tile;
    const runs: Array<readonly [number, number, number]> = [];
    for (let row = 0; row < rows; row++) {
      const y = topOfRow(tile, row, cell);
      let start = 0;
      for (let column = 0; column <= columns; column++) {
        if (column < columns && holds(first + row * columns + column)) continue;
        if (column > start) runs.push([x + start * cell, y, (column - start) * cell]);
        start = column + 1;
      }
    }
    return runs;
  });

/** One path over the patches that a test holds for, a rectangle a run of a row. */
export const patchesPath = (places: Places, holds: Holds): string =>
  runsOf(places, holds)
    .map(([x, y, width]) => `M${x} ${y}h${width}v${places.cell}h${-width}z`)
    .join('');

/** One path of what is drawn in each of the patches that a test holds for, from its top left. */
const inEach = (
  { cell, tiles }: Places,
  holds: Holds,
  draw: (left: number, top: number) => string,
): string => {
  const parts: Array<string> = [];
  for (const tile of tiles) {
    for (let index = 0; index < tile.rows * tile.columns; index++) {
      if (!holds(tile.first + index)) continue;
      const top = topOfRow(tile, Math.floor(index / tile.columns), cell);
      parts.push(draw(tile.x + (index % tile.columns) * cell, top));
    }
  }
  return parts.join('');
};

/** One path of rising diagonals, evenly spaced and continuous from patch to patch, over the patches that a test holds for. */
export const hatchPath = (places: Places, holds: Holds): string => {
  const { cell } = places;
  // A diagonal x + y = constant crosses a patch from its lower left to its upper right half.
  const spacing = cell < 6 ? cell * Math.ceil(6 / cell) : cell / Math.max(1, Math.round(cell / 7));
  return inEach(places, holds, (left, top) => {
    let diagonals = '';
    const lowest = Math.ceil((left + top) / spacing + 1e-6) * spacing;
    for (let sum = lowest; sum < left + top + 2 * cell - 1e-6; sum += spacing) {
      const along = sum - left - top;
      const low = Math.max(0, along - cell);
      const high = Math.min(cell, along);
      const from = `${formatLength(left + low)} ${formatLength(top + high)}`;
      diagonals += `M${from}L${formatLength(left + high)} ${formatLength(top + low)}`;
    }
    return diagonals;
  });
};

/** One path of both diagonals of every patch that a test holds for. */
export const crossPath = (places: Places, holds: Holds): string => {
  const side = formatLength(places.cell);
  return inEach(
    places,
    holds,
    (left, top) => `M${formatLength(left)} ${formatLength(top)}l${side} ${side}m0 -${side}l-${side} ${side}`,
  );
};

/** Sides of a dot in the middle of a patch: of two neighbours the one that leaves whole pixels about it. */
const dotSide = (cell: number): number => {
  if (cell < 3) return 1;
  const most = cell < 6 ? 2 : cell < 10 ? 3 : cell < 20 ? 4 : 5;
  return (Math.round(cell) - most) % 2 === 0 ? most : most - 1;
};

/** One path of a dot amid every patch that a test holds for. */
export const dotPath = (places: Places, holds: Holds): string => {
  const side = dotSide(places.cell);
  const margin = (places.cell - side) / 2;
  return inEach(
    places,
    holds,
    (left, top) => `M${formatLength(left + margin)} ${formatLength(top + margin)}h${side}v${side}h-${side}z`,
  );
};

/** Side of a square amid a patch, at most half of the patch’s. */
export const insetSide = (cell: number): number => (cell < 4 ? cell / 2 : 2 * Math.floor(cell / 4));

/** One path of a line amid each run of patches that a test holds for: dashes of `side` make a square in each. */
export const insetPath = (places: Places, holds: Holds, side: number): string => {
  const margin = (places.cell - side) / 2;
  return runsOf(places, holds)
    .map(([x, y, width]) => {
      const from = `${formatLength(x + margin)} ${formatLength(y + places.cell / 2)}`;
      return `M${from}h${formatLength(width - 2 * margin)}`;
    })
    .join('');
};

/** One path along the edges between patches that a test holds for and others, those of other tiles too. */
export const borderPath = ({ cell, tiles }: Places, holds: Holds): string => {
  const parts: Array<string> = [];
  for (const tile of tiles) {
    const { first, rows, columns, x } = tile;
    const isIn = (row: number, column: number): boolean =>
      row >= 0 && row < rows && column >= 0 && column < columns && holds(first + row * columns + column);
    for (let row = 0; row <= rows; row++) {
      for (let column = 0; column <= columns; column++) {
        const isHere = isIn(row, column);
        const left = formatLength(x + column * cell);
        // Between a row and the one before, which on a spectrogram is the one below.
        const edge = formatLength(tile.isUpward ? topOfRow(tile, row - 1, cell) : topOfRow(tile, row, cell));
        if (isHere !== isIn(row - 1, column)) parts.push(`M${left} ${edge}h${formatLength(cell)}`);
        const top = formatLength(topOfRow(tile, row, cell));
        if (isHere !== isIn(row, column - 1)) parts.push(`M${left} ${top}v${formatLength(cell)}`);
      }
    }
  }
  return parts.join('');
};
