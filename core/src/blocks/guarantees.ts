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

/** Every shape tried in vain but the last, every attempt spent, every position tested: for each block. */
export const workBoundOf = (level: Level): WorkBound => {
  const { rows, columns } = level.grid;
  const positions = (shapes: Level['targetShapes']): number =>
    shapes.reduce((sum, { height, width }) => sum + (rows - height + 1) * (columns - width + 1), 0);
  const draws = (shapes: Level['targetShapes']): number => shapes.length * (level.maxAttempts + 2);
  const tests = (shapes: Level['targetShapes']): number =>
    shapes.length * level.maxAttempts + positions(shapes);
  return {
    draws:
      level.targets * draws(level.targetShapes) +
      level.contexts * draws(level.contextShapes) +
      (level.targets - 1),
    tests: level.targets * tests(level.targetShapes) + level.contexts * tests(level.contextShapes),
  };
};
