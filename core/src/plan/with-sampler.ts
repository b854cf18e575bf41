import type { Plan } from './plan.js';
import type { Sampler } from './strategy.js';

/** What draws a plan's samples, and those of which patches are absent. */
interface Samplers {
  readonly sampler: () => Sampler;
  readonly within: (() => Sampler) | undefined;
}

/** Plans that were made here, each with what draws its samples. */
const made = new WeakMap<Plan, Samplers>();

/** Makes it when it is first asked for. */
const once = <P extends Plan>(plan: P, make: (plan: P) => Sampler): (() => Sampler) => {
  let kept: Sampler | undefined;
  return () => {
    kept ??= make(plan);
    return kept;
  };
};

/**
 * A plan, once it is known what draws its samples: `sampleBatch` takes no other.
 * So a page that draws carries the strategies it plans with and no other.
 *
 * @param sampler makes what draws; asked once, when the plan is first drawn from
 * @param within makes what draws among the patches that are present, if the strategy has a law for that
 * @returns the plan itself
 */
export const withSampler = <P extends Plan>(
  plan: P,
  sampler: (plan: P) => Sampler,
  within?: (plan: P) => Sampler,
): P => {
  made.set(plan, {
    sampler: once(plan, sampler),
    within: within === undefined ? undefined : once(plan, within),
  });
  return plan;
};

/**
 * What draws the samples of a plan, with its scratch, made when first asked for;
 * undefined for a copy of a plan that went through a file or to another thread.
 */
export const samplerOf = (plan: Plan): Sampler | undefined => made.get(plan)?.sampler();

/** What draws among the patches that are present, of a strategy that has a law for that. */
export const samplerWithinOf = (plan: Plan): Sampler | undefined => made.get(plan)?.within?.();
