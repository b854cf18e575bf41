import type { RandomPart } from './random-part.js';

/** The patches of every unit, one unit after another. */
export const patchesOfUnits = ({ grid, unitRows, unitColumns, units }: RandomPart): Int32Array => {
  const across = grid.columns / unitColumns;
  const area = unitRows * unitColumns;
  return Int32Array.from({ length: units * area }, (_, at) => {
    const unit = Math.floor(at / area);
    const row = Math.floor(unit / across) * unitRows + Math.floor((at % area) / unitColumns);
    return row * grid.columns + (unit % across) * unitColumns + (at % unitColumns);
  });
};
