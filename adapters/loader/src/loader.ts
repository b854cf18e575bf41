import {
  type ConfigErrors,
  type Either,
  type Geometry,
  type GeometryWithin,
  isLeft,
  type Plan,
} from '@jepa-masks/core';
import { left, right } from '@jepa-masks/core/config';
import type { ScheduledPlan } from '@jepa-masks/core/schedule';
import { draw, planOf } from './draw.js';
import { askFor, checkHandedIn, type HandedInByBatch } from './handed-in.js';
import { type BatchPlace, type Loading, placeOf, type Run, runOf } from './loading.js';

/** The masks of one rank's share of a batch, and where that is. */
export interface LoadedBatch<P extends string = string, G extends Geometry<P> = Geometry<P>>
  extends BatchPlace {
  /** Its masks. The next batch may be drawn into the same arrays: backends have read them when their call returns. */
  readonly geometry: G;
}

/** A run's masks, from its first step to its last. */
export interface Loader<P extends string = string, G extends Geometry<P> = Geometry<P>>
  extends Iterable<LoadedBatch<P, G>> {
  /** What is drawn with: one plan, or a plan a step. */
  readonly plan: Plan<P> | ScheduledPlan<P>;
  /** The run, with its defaults filled in. */
  readonly run: Run;
  /** What is asked for with every batch. */
  readonly handedIn: HandedInByBatch<P>;
  /** The masks of any step, in arrays of their own. */
  at(step: number): LoadedBatch<P, G>;
}

/** Draws batches one after another, each over the arrays of the one before where they do. */
function* drawn<P extends string>(
  plan: Plan<P> | ScheduledPlan<P>,
  run: Run,
  handedIn: HandedInByBatch<P>,
): Generator<LoadedBatch<P>> {
  let used: Plan<P> | undefined;
  let into: Geometry<P> | undefined;
  for (let step = run.from; step < run.steps; step++) {
    const place = placeOf(run, step);
    const now = planOf(plan, step);
    const { first, count } = place;
    const fits = used === now && into !== undefined && into.count >= count;
    const request = { seed: run.seed, step, first, count };
    const geometry = draw(now, request, askFor(handedIn, place), fits ? into : undefined);
    if (!fits) [used, into] = [now, geometry];
    yield { ...place, geometry };
  }
}

/** Masks by their keys alone, or with what is handed in; where presence is, batches tell it. */
export interface LoadMasks {
  <P extends string>(
    plan: Plan<P> | ScheduledPlan<P>,
    loading: Loading,
    handedIn: HandedInByBatch<P> & Required<Pick<HandedInByBatch<P>, 'present'>>,
  ): Either<ConfigErrors, Loader<P, GeometryWithin<P>>>;
  <P extends string>(
    plan: Plan<P> | ScheduledPlan<P>,
    loading: Loading,
    handedIn?: HandedInByBatch<P>,
  ): Either<ConfigErrors, Loader<P>>;
}

/**
 * The masks of a training run: for every step the share of this rank, which is
 * what one machine would have drawn for these samples. It can be gone through any
 * number of times, and starts at any step without drawing the ones before.
 *
 * @param plan a plan, or one that changes with the step
 * @param handedIn which patches of a batch's samples there are, and their scores, by its place in the run
 * @returns the loader, or what is wrong with the run; what is handed in is checked batch by
 *   batch, and drawing throws an InvalidConfigError if it is wrong
 *
 * @example
 * ```ts
 * import { multiBlock, unwrap } from '@jepa-masks/core';
 * import { cpu } from '@jepa-masks/cpu';
 * import { loadMasks } from '@jepa-masks/loader';
 *
 * const plan = unwrap(multiBlock.plan({}));
 * const run = { seed: 42, samples: 1000, batchSize: 256, epochs: 2, rank: 1, world: 4, from: 4 };
 * for (const { step, epoch, offset, geometry } of unwrap(loadMasks(plan, run))) {
 *   console.log(step, epoch, offset, cpu.booleans(geometry).context.shape);
 * }
 * // 4 1 320 [ 64, 196 ]
 * // 5 1 576 [ 64, 196 ]
 * ```
 */
export const loadMasks: LoadMasks = <P extends string>(
  plan: Plan<P> | ScheduledPlan<P>,
  loading: Loading,
  handedIn: HandedInByBatch<P> = {},
): Either<ConfigErrors, Loader<P, GeometryWithin<P>>> => {
  const run = runOf(loading);
  if (isLeft(run)) return left(run.left);
  const refused = checkHandedIn(handedIn);
  if (isLeft(refused)) return left(refused.left);
  const loader: Loader<P> = {
    plan,
    run: run.right,
    handedIn,
    [Symbol.iterator]: () => drawn(plan, run.right, handedIn),
    at: (step) => {
      const place = placeOf(run.right, step);
      const { first, count } = place;
      const request = { seed: run.right.seed, step, first, count };
      return { ...place, geometry: draw(planOf(plan, step), request, askFor(handedIn, place), undefined) };
    },
  };
  // Where presence is told its geometry tells it too; else nobody is promised that.
  return right(loader as Loader<P, GeometryWithin<P>>);
};
