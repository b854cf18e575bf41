import { type Either, left, type NonEmptyArray, right } from '../config/either.js';
import { describeChange, type Refusal } from '../config/refusal.js';
import { guaranteesOf } from './guarantees.js';
import { areaOf, latticeOf } from './lattice.js';
import type { Level } from './level.js';
import type { LevelRequest } from './level-request.js';
import { canComeFirst, isFeasible, staysSafe } from './packing/feasibility.js';
import { refuseInfeasible } from './refuse-infeasible.js';
import { refuseShapes, type Shapeless } from './refuse-shapes.js';
import { shapePrior, type WeightedShape } from './shape-prior.js';
import { isFeasibleInStep } from './step-shapes.js';

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
    message: `${request.label}${message}; give ${describeChange(change ?? { nesting: 'independent' })}, or other ranges`,
    ...(change === undefined ? {} : { suggestion: change }),
  }),
});

const withGuarantees = <P extends string>(level: Omit<Level<P>, 'guarantees'>): Level<P> =>
  Object.freeze({ ...level, guarantees: guaranteesOf(level) });

const keepShapes = <P extends string>(
  level: Level<P>,
  isKept: (shape: WeightedShape) => boolean,
): Level<P> => {
  const targetShapes = level.targetShapes.filter(isKept);
  if (targetShapes.length === level.targetShapes.length) return level;
  return withGuarantees({ ...level, targetShapes: Object.freeze(targetShapes) });
};

const refuseStepShapes = (request: LevelRequest, level: Level): Refusal => ({
  cause: 'no_step_shape',
  changes: () => [{ shapes: 'sample' }],
  error: (change) => ({
    code: 'no_step_shape',
    path: ['shapes'],
    given: 'step',
    accepted: `'sample'`,
    message:
      `${request.label}${level.targets} targets fit only in different sizes; ` +
      `give ${describeChange(change ?? { shapes: 'sample' })}, fewer targets, or smaller ones`,
    ...(change === undefined ? {} : { suggestion: change }),
  }),
});

/** Where a step has one size for all its targets, drops the sizes that all of them can't have. */
const planStep = <P extends string>(
  request: LevelRequest,
  level: Level<P>,
): Either<NonEmptyArray<Refusal>, Level<P>> => {
  if (request.shapes === 'sample') return right(level);
  const kept = keepShapes(level, (shape) => isFeasibleInStep(level, shape));
  return kept.targetShapes.length > 0 ? right(kept) : left([refuseStepShapes(request, level)]);
};

/** A nested level's targets find their place if each coarser target holds one; the context must stand the largest. */
const planNested = <P extends string>(
  request: LevelRequest,
  level: Level<P>,
): Either<NonEmptyArray<Refusal>, Level<P>> => {
  if (staysSafe(level)) return planStep(request, level);
  const message = `nested targets may lie where they leave a context fewer than ${level.minContextPatches} patches`;
  return left([refuseNesting(request, message)]);
};

/** Drops shapes that no first target can have; what is left must still do without them. */
const planWhole = <P extends string>(
  request: LevelRequest,
  level: Level<P>,
): Either<NonEmptyArray<Refusal>, Level<P>> => {
  if (!isFeasible(level)) return left([refuseInfeasible(request, level)]);
  const kept = keepShapes(level, (shape) => canComeFirst(level, shape));
  return kept === level ? planStep(request, level) : planWhole(request, kept);
};

/**
 * Plans one level: finds its shapes, proves that every sample exists, and
 * computes what the sampler reads. All reasons to refuse that can be told apart
 * are returned at once.
 */
export const planLevel = <P extends string>(
  request: LevelRequest<P>,
): Either<NonEmptyArray<Refusal>, Level<P>> => {
  const { grid, suggestions, mustHold } = request;
  const targetShapes = findShapes(request, {
    noun: 'target',
    scale: request.ranges.targetScale,
    aspectRatio: request.ranges.targetAspectRatio,
    suggestions: suggestions.target,
  });
  const contextShapes = findShapes(request, {
    noun: 'context',
    scale: request.ranges.contextScale,
    aspectRatio: request.ranges.contextAspectRatio,
    suggestions: suggestions.context,
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
  const level = withGuarantees<P>({
    name: request.name,
    masks: 'boxes',
    grid,
    contexts: request.contexts,
    targets: request.targets,
    boxesPerTarget: 1,
    targetOverlap: request.targetOverlap,
    minContextPatches,
    maxAttempts: request.maxAttempts,
    ranges: Object.freeze(request.ranges),
    nested: request.nested,
    targetShapes: Object.freeze(holding.map((shape) => Object.freeze(shape))),
    contextShapes: Object.freeze(
      (large.length > 0 ? large : contextShapes.right).map((shape) => Object.freeze(shape)),
    ),
  });
  if (large.length === 0) return left([refuseInfeasible(request, level)]);
  return request.nested ? planNested(request, level) : planWhole(request, level);
};
