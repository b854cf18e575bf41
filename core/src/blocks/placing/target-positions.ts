import type { Level } from '../level.js';
import { MOST_IN_ANY_ORDER, packingOf } from '../packing/packing.js';
import type { PriorDraw } from '../prior-draw.js';
import { disjointRows, MAX_ROWS } from './disjoint-rows.js';
import { firstPlaces } from './first-places.js';
import { OverlappingPositions } from './overlapping-positions.js';
import type { TargetPositions } from './positions.js';
import { RectanglePositions } from './rectangle-positions.js';
import { TabledPositions } from './tabled-positions.js';

/** The positions of a level's targets in the form that finds valid ones fastest. */
export const targetPositionsOf = (level: Level, prior: PriorDraw): TargetPositions => {
  if (level.targetOverlap === 'allow') return new OverlappingPositions(level, prior);
  if (level.nested || level.targets > MOST_IN_ANY_ORDER || packingOf(level).isRoomy) {
    return new RectanglePositions(level, prior);
  }
  if (level.grid.patches > MAX_ROWS) return new RectanglePositions(level, prior);
  const places = firstPlaces(level);
  const count = places.reduce((sum, { length }) => sum + length, 0);
  return count <= MAX_ROWS
    ? new TabledPositions(level, prior, disjointRows(level, places))
    : new RectanglePositions(level, prior);
};
