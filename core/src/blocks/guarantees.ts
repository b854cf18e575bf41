import type { Bounds, Guarantees, WorkBound } from '../plan/planned-part.js';
import { areaOf } from './lattice.js';
import type { Level } from './level.js';

const boundsOf = (areas: ReadonlyArray<number>): Bounds => ({
  min: Math.min(...areas),
  max: Math.max(...areas),
});

/** Bounds that follow from the shapes and the minimum of the context: every sample is within them. */
export const guaranteesOf = (level: Omit<Level, 'guarantees'>): Guarantees => {
  const { targets, targetOverlap, minContextPatches, grid } = level;
  const target = boundsOf(level.targetShapes.map(areaOf));
  const block = boundsOf(level.contextShapes.map(areaOf));
  const spared = grid.patches - minContextPatches;
  const union: Bounds = {
    min: targetOverlap === 'forbid' ? targets * target.min : target.min,
    max: Math.min(targets * target.max, spared),
  };
  return {
    target,
    union,
    context: {
      min: Math.max(minContextPatches, block.min - union.max),
      max: Math.min(block.max, grid.patches - union.min),
    },
  };
};

/**
 * For each block, shapes drawn in vain until all are looked through, every
 * attempt spent on each, and every position counted, then gone through again.
 */
export const workBoundOf = (level: Level): WorkBound => {
  const { grid, maxAttempts, targets, contexts, targetShapes, contextShapes } = level;
  const attempts = Math.max(1, maxAttempts);
  const positions = (shapes: Level['targetShapes']): number =>
    shapes.reduce((sum, { height, width }) => sum + (grid.rows - height + 1) * (grid.columns - width + 1), 0);
  const drawn = (shapes: Level['targetShapes']): number => Math.max(shapes.length, maxAttempts + 2);
  const draws = (shapes: Level['targetShapes']): number => drawn(shapes) * (attempts + 2);
  const tests = (shapes: Level['targetShapes']): number => drawn(shapes) * attempts + 2 * positions(shapes);
  return {
    draws: targets * draws(targetShapes) + contexts * draws(contextShapes) + (targets - 1),
    tests: targets * tests(targetShapes) + contexts * tests(contextShapes),
  };
};
