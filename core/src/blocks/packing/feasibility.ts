import { areaOf, maximalShapes, minimalShapes, type Shape } from '../lattice.js';
import type { Level } from '../level.js';
import { MOST_IN_ANY_ORDER, packingOf } from './packing.js';
import { EDGES, type Rectangles } from './rectangles.js';

/** Patches that two blocks share at least, each in the grid's corner farthest from the other's. */
const leastOverlap = ({ grid }: Level, a: Shape, b: Shape): number =>
  Math.max(0, a.height + b.height - grid.rows) * Math.max(0, a.width + b.width - grid.columns);

/** Whether a context block can keep its minimum beside one block, both anywhere. */
const leavesContext = (level: Level, shape: Shape): boolean =>
  maximalShapes(level.contextShapes).some(
    (context) => areaOf(context) - leastOverlap(level, shape, context) >= level.minContextPatches,
  );

/** Whether every sample of a level that is not nested exists. */
export const isFeasible = (level: Level): boolean =>
  // Targets that may overlap can all hide behind one.
  level.targetOverlap === 'allow'
    ? level.targetShapes.some((shape) => leavesContext(level, shape))
    : packingOf(level).isFeasible;

/** Whether every key has a sample of a level. */
export const hasSamples = (level: Level): boolean => (level.nested ? staysSafe(level) : isFeasible(level));

/** Whether it is certain of a level that is not feasible that none of its samples exists. */
export const cannotBe = (level: Level): boolean => {
  const { grid, targets, targetOverlap, targetShapes, minContextPatches } = level;
  if (targetOverlap === 'allow') return true;
  const smallest = Math.min(...targetShapes.map(areaOf));
  if (targets * smallest > grid.patches - minContextPatches) return true;
  return targets <= MOST_IN_ANY_ORDER && !packingOf(level).fits;
};

/** Where the first target may lie, of a shape, if targets are disjoint. */
const firstFeasibleOf = (level: Level, shape: Shape): Rectangles => {
  const { firstFeasible, slack, largestMinimal } = packingOf(level);
  const isSafe = areaOf(shape) + (level.targets - 1) * largestMinimal <= slack;
  return firstFeasible[isSafe ? 0 : 1];
};

/** Whether the first target of a sample, of a level that is not nested, can have a shape. */
export const canComeFirst = (level: Level, shape: Shape): boolean => {
  if (level.targetOverlap === 'allow') return leavesContext(level, shape);
  return packingOf(level).isRoomy || firstFeasibleOf(level, shape).hasPlace(shape.height, shape.width);
};

/** Whether a context block can keep its minimum beside a block: it is moved into the corner where they share least. */
const leavesContextBeside = (level: Level, top: number, left: number, shape: Shape): boolean => {
  const { rows, columns } = level.grid;
  return maximalShapes(level.contextShapes).some((context) => {
    const sharedRows = Math.min(context.height - top, top + shape.height - (rows - context.height));
    const sharedColumns = Math.min(context.width - left, left + shape.width - (columns - context.width));
    const shared =
      Math.max(0, Math.min(sharedRows, shape.height)) * Math.max(0, Math.min(sharedColumns, shape.width));
    return areaOf(context) - shared >= level.minContextPatches;
  });
};

/**
 * Whether the first target can be wherever a later one can: not where a later one may be let in
 * because those before it happened to be smaller than the largest of the minimal shapes.
 */
export const firstTells = (level: Level): boolean => {
  if (level.targetOverlap === 'allow' || !looksAhead(level)) return true;
  const { slack, largestMinimal, smallestMinimal } = packingOf(level);
  const largest = Math.max(...level.targetShapes.map(areaOf));
  return smallestMinimal === largestMinimal || level.targets * largest <= slack;
};

/** Rectangles, as edges, that are all that the first target of a sample can cover, of a level that is not nested. */
export const coverFirst = (
  level: Level,
  cover: (top: number, left: number, bottom: number, right: number) => void,
): void => {
  const { rows, columns } = level.grid;
  if (!looksAhead(level)) {
    cover(0, 0, rows, columns);
    return;
  }
  // Where a shape can lie so can those that it contains.
  if (level.targetOverlap === 'allow') {
    for (const shape of minimalShapes(level.targetShapes)) {
      for (let top = 0; top + shape.height <= rows; top++) {
        for (let left = 0; left + shape.width <= columns; left++) {
          if (!leavesContextBeside(level, top, left, shape)) continue;
          cover(top, left, top + shape.height, left + shape.width);
        }
      }
    }
    return;
  }
  // A target can be moved all over a feasible rectangle.
  for (const shape of minimalShapes(level.targetShapes)) {
    const { edges, count } = firstFeasibleOf(level, shape);
    for (let at = 0; at < count * EDGES; at += EDGES) {
      if (edges[at + 2]! - edges[at]! < shape.height || edges[at + 3]! - edges[at + 1]! < shape.width)
        continue;
      cover(edges[at]!, edges[at + 1]!, edges[at + 2]!, edges[at + 3]!);
    }
  }
};

/** Whether the smallest targets leave a context its minimum wherever they lie. */
export const staysSafe = ({
  targets,
  targetOverlap,
  targetShapes,
  contextShapes,
  ...level
}: Level): boolean => {
  const atOnce = targetOverlap === 'forbid' ? targets : 1;
  const largestMinimal = Math.max(...minimalShapes(targetShapes).map(areaOf));
  return atOnce * largestMinimal <= Math.max(...contextShapes.map(areaOf)) - level.minContextPatches;
};

/** Whether targets can be in each other's or the context's way, so that placing one needs looking ahead. */
export const looksAhead = (level: Level): boolean => {
  if (level.targetOverlap === 'forbid') return !packingOf(level).isRoomy;
  const largest = Math.max(...level.targetShapes.map(areaOf));
  return level.targets * largest > Math.max(...level.contextShapes.map(areaOf)) - level.minContextPatches;
};
