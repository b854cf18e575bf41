import type { Grid, Part } from '@jepa-masks/core';
import { gridOfSample } from '@jepa-masks/core/geometry';

/** How far each place of a line is from the nearest that is taken, from scans to and fro; Infinity if none is. */
const scanned = (isTaken: ReadonlyArray<boolean>): ReadonlyArray<number> => {
  const one = (line: ReadonlyArray<boolean>): ReadonlyArray<number> => {
    let away = Number.POSITIVE_INFINITY;
    return line.map((taken) => {
      away = taken ? 0 : away + 1;
      return away;
    });
  };
  const back = one([...isTaken].reverse());
  return one(isTaken).map((away, at) => Math.min(away, back[isTaken.length - 1 - at]!));
};

/** The least of each value and the square of how far it is, looked for outwards. */
const outwards = (line: ReadonlyArray<number>): ReadonlyArray<number> => {
  if (line.every((value) => value === Number.POSITIVE_INFINITY)) return line;
  return line.map((value, at) => {
    let least = value;
    for (let away = 1; away * away < least && away < line.length; away++) {
      const near = Math.min(line[at - away] ?? Infinity, line[at + away] ?? Infinity);
      least = Math.min(least, near + away * away);
    }
    return least;
  });
};

/** Changes the lines along an axis of `length` places, `stride` patches apart. */
const alongAxis = (
  values: Array<number>,
  length: number,
  stride: number,
  change: (line: ReadonlyArray<number>) => ReadonlyArray<number>,
): void => {
  for (let start = 0; start < values.length; start++) {
    if (Math.floor(start / stride) % length !== 0) continue;
    const places = Array.from({ length }, (_, at) => start + at * stride);
    change(places.map((place) => values[place]!)).forEach((value, at) => {
      values[places[at]!] = value;
    });
  }
};

/** The square of how far each patch of a grid is from the nearest of some. */
const squaresTo = (
  patches: ReadonlySet<number>,
  { frames, rows, columns, patches: size }: Grid,
): Array<number> => {
  const values = Array.from({ length: size }, (_, patch) => (patches.has(patch) ? 0 : Infinity));
  alongAxis(values, columns, 1, (line) =>
    scanned(line.map((value) => value === 0)).map((away) => away * away),
  );
  alongAxis(values, rows, columns, outwards);
  alongAxis(values, frames, rows * columns, outwards);
  return values;
};

/**
 * What `targetDistance` must be of one sample and context: axis by axis, since the
 * least of a sum over the axes is found one after another.
 *
 * @param context its patches
 * @param predicted those of any target
 */
export const distancesOf = (
  part: Part,
  sample: number,
  context: ReadonlyArray<number>,
  predicted: ReadonlySet<number>,
): Int32Array => {
  const row = new Int32Array(part.grid.patches);
  const squares = squaresTo(predicted, gridOfSample(part, sample));
  for (const patch of context)
    row[patch] = predicted.size === 0 ? -1 : Math.min(2 ** 31 - 1, squares[patch]!);
  return row;
};
