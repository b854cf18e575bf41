import { Completion } from './completion.js';
import { type Either, left, right } from './either.js';
import type { ConfigError, ConfigErrors } from './errors.js';
import { formatValue } from './errors.js';
import type { Range } from './field.js';
import { areaOf, latticeOf } from './lattice.js';
import type { Level } from './level.js';
import type { LevelRequest } from './level-request.js';
import { nearestAspectRatio, nearestGrid, nearestScale } from './nearest-range.js';
import { refuseInfeasible } from './refuse-infeasible.js';
import { shapePrior, type WeightedShape } from './shape-prior.js';
import { deriveTables, isFree, rememberTables, type Tables } from './tables.js';

/** Search steps that planning a level may take: about a second's worth. */
const MAX_PLANNING_STEPS = 1_000_000;

/** Sides up to which a larger grid is suggested. */
const LARGEST_SUGGESTED_SIDE = 64;

/** The default minimum of a context: 5 % of the patches, rounded up, so at least one. */
const defaultMinContextPatches = (patches: number): number => Math.ceil(patches / 20);

interface Kind {
  readonly noun: string;
  readonly scale: Range;
  readonly aspectRatio: Range;
  readonly field: string;
  readonly remedyScale: ((scale: Range) => Readonly<Record<string, unknown>>) | undefined;
  readonly remedyAspectRatio: (aspectRatio: Range) => Readonly<Record<string, unknown>>;
}

const refuseShapes = (request: LevelRequest, kind: Kind): ConfigError => {
  const { grid } = request;
  const { noun, scale, aspectRatio } = kind;
  const wanted =
    `${request.name}no ${noun} shape on ${grid.rows} × ${grid.columns} patches has its area in ` +
    `${formatValue(scale)} of ${grid.patches} and its aspect ratio (width / height) in ${formatValue(aspectRatio)}`;
  const refuse = (accepted: string, suggestion?: Readonly<Record<string, unknown>>): ConfigError => ({
    code: 'no_shape',
    path: [kind.field],
    given: scale,
    accepted,
    message: `${wanted}; give ${accepted}`,
    ...(suggestion === undefined ? {} : { suggestion }),
  });
  const closestScale = kind.remedyScale && nearestScale(grid, scale, aspectRatio);
  if (kind.remedyScale !== undefined && closestScale !== undefined) {
    const remedy = kind.remedyScale(closestScale);
    return refuse(`a scale such as ${describeRemedy(remedy)}`, remedy);
  }
  const closestAspect = nearestAspectRatio(grid, scale, aspectRatio);
  if (closestAspect !== undefined) {
    const remedy = kind.remedyAspectRatio(closestAspect);
    return refuse(`an aspect ratio such as ${describeRemedy(remedy)}`, remedy);
  }
  const larger = nearestGrid(grid, scale, aspectRatio, LARGEST_SUGGESTED_SIDE);
  if (larger === undefined) return refuse('wider ranges');
  const remedy = { inputSize: [larger.rows * grid.patchSize, larger.columns * grid.patchSize] };
  return refuse(`a larger image, such as ${describeRemedy(remedy)}`, remedy);
};

const describeRemedy = (remedy: Readonly<Record<string, unknown>>): string =>
  Object.entries(remedy)
    .map(([name, value]) => `${name} ${formatValue(value)}`)
    .join(' and ');

const findShapes = (request: LevelRequest, kind: Kind): Either<ConfigError, ReadonlyArray<WeightedShape>> => {
  const lattice = latticeOf(request.grid, kind.scale, kind.aspectRatio);
  return lattice.length === 0
    ? left(refuseShapes(request, kind))
    : right(shapePrior(request.grid, lattice, kind.scale, kind.aspectRatio));
};

const holdsOne = (shape: WeightedShape, finer: ReadonlyArray<WeightedShape>): boolean =>
  finer.some((inner) => inner.height <= shape.height && inner.width <= shape.width);

const refuseNesting = (request: LevelRequest, message: string): ConfigError => ({
  code: 'cannot_nest',
  path: ['nesting'],
  given: 'nested',
  accepted: `'independent'`,
  level: request.index,
  message: `${request.name}${message}; give nesting 'independent', or other ranges`,
  suggestion: { nesting: 'independent' },
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
const planConfined = (request: LevelRequest, level: Level): Either<ConfigErrors, Level> => {
  const completion = new Completion(level);
  const atOnce = level.targetOverlap === 'forbid' ? level.targets : 1;
  if (completion.isContextSafe(0, atOnce)) return right(level);
  const message = `nested targets may lie where they leave a context fewer than ${level.minContextPatches} patches`;
  return left([refuseNesting(request, message)]);
};

const planWhole = (request: LevelRequest, level: Level): Either<ConfigErrors, Level> => {
  const completion = new Completion(level);
  completion.room.maxSteps = MAX_PLANNING_STEPS;
  const feasible = isFree(level, completion) || completion.canComplete(level.targets);
  const tables = feasible ? deriveTables(level, completion) : undefined;
  if (completion.room.steps > MAX_PLANNING_STEPS) {
    return left([refuseInfeasible(request, level, MAX_PLANNING_STEPS)]);
  }
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
export const planLevel = (request: LevelRequest): Either<ConfigErrors, Level> => {
  const { grid, remedies, mustHold } = request;
  const targetShapes = findShapes(request, {
    noun: 'target',
    scale: request.ranges.targetScale,
    aspectRatio: request.ranges.targetAspectRatio,
    field: remedies.targetField,
    remedyScale: remedies.targetScale,
    remedyAspectRatio: remedies.targetAspectRatio,
  });
  const contextShapes = findShapes(request, {
    noun: 'context',
    scale: request.ranges.contextScale,
    aspectRatio: request.ranges.contextAspectRatio,
    field: remedies.contextField,
    remedyScale: remedies.contextScale,
    remedyAspectRatio: remedies.contextAspectRatio,
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
  return request.confined ? planConfined(request, level) : planWhole(request, level);
};
