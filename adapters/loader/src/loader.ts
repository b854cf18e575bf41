import {
  type ConfigErrors,
  type Either,
  type Geometry,
  isLeft,
  type Plan,
  sampleBatch,
} from '@jepa-masks/core';
import { left, right } from '@jepa-masks/core/config';
import { planAt, type ScheduledPlan } from '@jepa-masks/core/schedule';
import { type BatchPlace, type Loading, placeOf, type Run, runOf } from './loading.js';

/** The masks of one rank's share of a batch, and where that is. */
export interface LoadedBatch<P extends string = string> extends BatchPlace {
  /** Its masks. The next batch may be drawn into the same arrays: backends have read them when their call returns. */
  readonly geometry: Geometry<P>;
}

/** A run's masks, from its first step to its last. */
export interface Loader<P extends string = string> extends Iterable<LoadedBatch<P>> {
  /** What is drawn with: one plan, or a plan a step. */
  readonly plan: Plan<P> | ScheduledPlan<P>;
  /** The run, with its defaults filled in. */
  readonly run: Run;
  /** The masks of any step, in arrays of their own. */
  at(step: number): LoadedBatch<P>;
}

/** The plan of a step. */
export const planOf = <P extends string>(plan: Plan<P> | ScheduledPlan<P>, step: number): Plan<P> =>
  'stretches' in plan ? planAt(plan, step) : plan;

/** Draws batches one after another, each over the arrays of the one before where they do. */
function* drawn<P extends string>(plan: Plan<P> | ScheduledPlan<P>, run: Run): Generator<LoadedBatch<P>> {
  let used: Plan<P> | undefined;
  let into: Geometry<P> | undefined;
  for (let step = run.from; step < run.steps; step++) {
    const place = placeOf(run, step);
    const now = planOf(plan, step);
    const { first, count } = place;
    const fits = used === now && into !== undefined && into.count >= count;
    const geometry = sampleBatch(now, { seed: run.seed, step, first, count }, fits ? into : undefined);
    if (!fits) [used, into] = [now, geometry];
    yield { ...place, geometry };
  }
}

/**
 * The masks of a training run: for every step the share of this rank, which is
 * what one machine would have drawn for these samples. It can be gone through any
 * number of times, and starts at any step without drawing the ones before.
 *
 * @param plan a plan, or one that changes with the step
 * @returns the loader, or what is wrong with the run
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
export const loadMasks = <P extends string>(
  plan: Plan<P> | ScheduledPlan<P>,
  loading: Loading,
): Either<ConfigErrors, Loader<P>> => {
  const run = runOf(loading);
  if (isLeft(run)) return left(run.left);
  return right({
    plan,
    run: run.right,
    [Symbol.iterator]: () => drawn(plan, run.right),
    at: (step) => {
      const place = placeOf(run.right, step);
      const { first, count } = place;
      const geometry = sampleBatch(planOf(plan, step), { seed: run.right.seed, step, first, count });
      return { ...place, geometry };
    },
  });
};
