import type { Plan } from './plan.js';
import type { Sampler } from './strategy.js';

/** Plans that were made here, each with what draws its samples. */
const made = new WeakMap<Plan, () => Sampler>();

/**
 * A plan, once it is known what draws its samples: `sampleBatch` takes no other.
 * So a page that draws carries the strategies it plans with and no other.
 *
 * @param sampler makes what draws; asked once, when the plan is first drawn from
 * @returns the plan itself
 */
export const withSampler = <P extends Plan>(plan: P, sampler: (plan: P) => Sampler): P => {
  let kept: Sampler | undefined;
  made.set(plan, () => {
    kept ??= sampler(plan);
    return kept;
  });
  return plan;
};

/**
 * What draws the samples of a plan, with its scratch, made when first asked for;
 * undefined for a copy of a plan that went through a file or to another thread.
 */
export const samplerOf = (plan: Plan): Sampler | undefined => made.get(plan)?.();
