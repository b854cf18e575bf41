import { type Plan, patchCounts, sampleBatch } from '@jepa-masks/core';

/** Samples that the mean is taken of: it is within half a percent of the patches. */
export const KEPT_SAMPLES = 256;

/** The share of all patches that a context keeps on average, for each level. */
export const contextKept = (plan: Plan): ReadonlyArray<number> => {
  const geometry = sampleBatch(plan, { seed: 0, count: KEPT_SAMPLES });
  return plan.levels.map(({ grid }, level) => {
    const { context } = patchCounts(geometry, level);
    return context.reduce((sum, patches) => sum + patches, 0) / context.length / grid.patches;
  });
};
