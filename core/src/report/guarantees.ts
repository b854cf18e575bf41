import { areaOf } from '../blocks/lattice.js';
import type { Level } from '../blocks/level.js';

/** A least and a greatest number of patches. */
export interface Bounds {
  /** Least, in patches. */
  readonly min: number;
  /** Greatest, in patches. */
  readonly max: number;
}

/** What every sample of a level keeps to, in patches. */
export interface Guarantees {
  /** A single target. */
  readonly target: Bounds;
  /** Union of a sample's targets. */
  readonly union: Bounds;
  /** Context mask: block less targets. */
  readonly context: Bounds;
}

/** What one sample of a level may cost at the very most. */
export interface WorkBound {
  /** Random draws (a draw in millions taken again aside). */
  readonly draws: number;
  /** Positions tested. */
  readonly tests: number;
}

const boundsOf = (areas: ReadonlyArray<number>): Bounds => ({
  min: Math.min(...areas),
  max: Math.max(...areas),
});

/** Bounds that follow from the shapes and the minimum of the context: every sample is within them. */
export const guaranteesOf = (level: Level): Guarantees => {
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
