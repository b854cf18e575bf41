import type { Level } from '../level.js';
import { packingOf } from '../packing/packing.js';
import { Places } from '../packing/places.js';

/** Of each target shape, places as ascending runs of `top · columns + left`. */
export type PlacesOfShapes = ReadonlyArray<Int32Array>;

/**
 * Where a target of up to four may stand so that the others have their place,
 * the context aside: a sample's targets may as well have been placed in any
 * order, so every one of them stands on one of these.
 */
export const firstPlaces = (level: Level): PlacesOfShapes => {
  const [feasible] = packingOf(level).firstFeasible;
  const { columns } = level.grid;
  const places = new Places();
  return level.targetShapes.map(({ height, width }) => {
    const count = places.turnTo(feasible, height, width);
    return Int32Array.from({ length: count }, (_, rank) => {
      places.moveTo(rank);
      return places.top * columns + places.left;
    });
  });
};
