import type { Completion } from './completion.js';
import { ConfinedPositions } from './confined-positions.js';
import { disjointRows, MAX_ROWS } from './disjoint-rows.js';
import { GridPositions } from './grid-positions.js';
import type { Level } from './level.js';
import { ListedPositions } from './listed-positions.js';
import { ANY, OpenPositions } from './open-positions.js';
import type { TargetPositions } from './positions.js';
import type { PriorDraw } from './prior-draw.js';
import { TabledPositions } from './tabled-positions.js';
import { tablesOf } from './tables.js';

/**
 * The positions of a level's targets in the form that finds valid ones fastest.
 * Listed and tabled positions give the same answers, so the same samples.
 */
export const targetPositionsOf = (
  level: Level,
  prior: PriorDraw,
  completion: Completion,
): TargetPositions => {
  const { free, openings } = tablesOf(level);
  if (level.confined) return new ConfinedPositions(level, prior, completion, free);
  if (free && level.targetOverlap === 'allow') return new OpenPositions(level, prior, completion, ANY);
  // Overlapping targets are in nobody's way but the context's: listing would spare little.
  if (openings === undefined || level.targetOverlap === 'allow') {
    return new GridPositions(level, prior, completion, free);
  }
  const count = openings.reduce((sum, { length }) => sum + length, 0);
  return count <= MAX_ROWS
    ? new TabledPositions(prior, disjointRows(level, openings), completion, level.maxAttempts)
    : new ListedPositions(level, openings, prior, completion);
};
