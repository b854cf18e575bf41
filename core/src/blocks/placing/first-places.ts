import type { Level } from '../level.js';
import { packingOf } from '../packing/packing.js';

/** Of each target shape, places as ascending runs of `top · columns + left`. */
export type PlacesOfShapes = ReadonlyArray<Int32Array>;

/**
 * Where a target of up to four may stand so that the others have their place,
 * the context aside: a sample's targets may as well have been placed in any
 * order, so every one of them stands on one of these.
 */
export const firstPlaces = (level: Level): PlacesOfShapes => {
  const [feasible] = packingOf(level).firstFeasible;
  const { rows, columns } = level.grid;
  return level.targetShapes.map(({ height, width }) => {
    const places: Array<number> = [];
    for (let top = 0; top + height <= rows; top++) {
      for (let left = 0; left + width <= columns; left++) {
        if (feasible.holds(top, left, top + height, left + width)) places.push(top * columns + left);
      }
    }
    return Int32Array.from(places);
  });
};
