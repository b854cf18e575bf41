import { Completion } from './completion.js';
import { type Either, left, type NonEmptyArray, right } from './either.js';
import { areaOf, latticeOf } from './lattice.js';
import type { Level } from './level.js';
import type { LevelRequest } from './level-request.js';
import { describeChange, type Refusal } from './refusal.js';
import { refuseInfeasible } from './refuse-infeasible.js';
import { refuseShapes, type Shapeless } from './refuse-shapes.js';
import { shapePrior, type WeightedShape } from './shape-prior.js';
import { deriveTables, isFree, rememberTables, type Tables } from './tables.js';

/** Search steps that planning a level may take: about a second's worth. */
export const MAX_PLANNING_STEPS = 1_000_000;

/** The default minimum of a context: 5 % of the patches, rounded up, so at least one. */
const defaultMinContextPatches = (patches: number): number => Math.ceil(patches / 20);

const findShapes = (
  request: LevelRequest,
  wanted: Shapeless,
): Either<Refusal, ReadonlyArray<WeightedShape>> => {
  const lattice = latticeOf(request.grid, wanted.scale, wanted.aspectRatio);
  return lattice.length === 0
    ? left(refuseShapes(request, wanted))
    : right(shapePrior(request.grid, lattice, wanted.scale, wanted.aspectRatio));
};

const holdsOne = (shape: WeightedShape, finer: ReadonlyArray<WeightedShape>): boolean =>
  finer.some((inner) => inner.height <= shape.height && inner.width <= shape.width);

const refuseNesting = (request: LevelRequest, message: string): Refusal => ({
  cause: 'cannot_nest',
  changes: () => [{ nesting: 'independent' }],
  error: (change) => ({
    code: 'cannot_nest',
    path: ['nesting'],
    given: 'nested',
    accepted: `'independent'`,
    level: request.index,
    message: `${request.name}${message}; give ${describeChange(change ?? { nesting: 'independent' })}, or other ranges`,
    ...(change === undefined ? {} : { suggestion: change }),
  }),
});

/** Drops shapes that no whole sample can contain, from the level and its tables alike. */
const keepOpenShapes = (level: Level, tables: Tables): readonly [Level, Tables] => {
  const { openings } = tables;
  if (openings === undefined || openings.every((positions) => positions.length > 0)) return [level, tables];
  const isOpen = (_: unknown, index: number): boolean => openings[index]!.length > 0;
  const targetShapes = Object.freeze(level.targetShapes.filter(isOpen));
  return [Object.freeze({ ...level, targetShapes }), { ...tables, openings: openings.filter(isOpen) }];
};

/** A nested level's targets find their place if each coarser target holds one; the context must stand the largest. */
const planConfined = (request: LevelRequest, level: Level): Either<NonEmptyArray<Refusal>, Level> => {
  const completion = new Completion(level);
  const atOnce = level.targetOverlap === 'forbid' ? level.targets : 1;
  if (completion.isContextSafe(0, atOnce)) return right(level);
  const message = `nested targets may lie where they leave a context fewer than ${level.minContextPatches} patches`;
  return left([refuseNesting(request, message)]);
};

const planWhole = (
  request: LevelRequest,
  level: Level,
  maxSteps: number,
): Either<NonEmptyArray<Refusal>, Level> => {
  const completion = new Completion(level);
  completion.room.maxSteps = maxSteps;
  const feasible = isFree(level, completion) || completion.canComplete(level.targets);
  const tables = feasible ? deriveTables(level, completion) : undefined;
  if (completion.room.steps > maxSteps) return left([refuseInfeasible(request, level, maxSteps)]);
  if (tables === undefined) return left([refuseInfeasible(request, level, undefined)]);
  const [kept, keptTables] = keepOpenShapes(level, tables);
  rememberTables(kept, keptTables);
  return right(kept);
};

/**
 * Plans one level: finds its shapes, proves that every sample exists, and
 * computes what the sampler reads. All reasons to refuse that can be told apart
 * are returned at once.
 */
export const planLevel = (
  request: LevelRequest,
  maxSteps: number = MAX_PLANNING_STEPS,
): Either<NonEmptyArray<Refusal>, Level> => {
  const { grid, remedies, mustHold } = request;
  const targetShapes = findShapes(request, {
    noun: 'target',
    scale: request.ranges.targetScale,
    aspectRatio: request.ranges.targetAspectRatio,
    remedies: remedies.target,
  });
  const contextShapes = findShapes(request, {
    noun: 'context',
    scale: request.ranges.contextScale,
    aspectRatio: request.ranges.contextAspectRatio,
    remedies: remedies.context,
  });
  if (targetShapes._tag === 'Left') {
    return left(
      contextShapes._tag === 'Left' ? [targetShapes.left, contextShapes.left] : [targetShapes.left],
    );
  }
  if (contextShapes._tag === 'Left') return left([contextShapes.left]);
  const minContextPatches = request.minContextPatches ?? defaultMinContextPatches(grid.patches);
  const holding =
    mustHold === undefined
      ? targetShapes.right
      : targetShapes.right.filter((shape) => holdsOne(shape, mustHold));
  if (holding.length === 0) {
    return left([refuseNesting(request, "no target shape holds one of the finer level's")]);
  }
  const large = contextShapes.right.filter((shape) => areaOf(shape) >= minContextPatches);
  const level: Level = Object.freeze({
    grid,
    targets: request.targets,
    contexts: request.contexts,
    targetOverlap: request.targetOverlap,
    minContextPatches,
    maxAttempts: request.maxAttempts,
    ranges: Object.freeze(request.ranges),
    confined: request.confined,
    targetShapes: Object.freeze(holding.map((shape) => Object.freeze(shape))),
    contextShapes: Object.freeze(
      (large.length > 0 ? large : contextShapes.right).map((shape) => Object.freeze(shape)),
    ),
  });
  if (large.length === 0) return left([refuseInfeasible(request, level, undefined)]);
  return request.confined ? planConfined(request, level) : planWhole(request, level, maxSteps);
};
