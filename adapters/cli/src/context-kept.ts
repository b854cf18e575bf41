import { type Plan, sampleBatch } from '@jepa-masks/core';
import { patchCounts } from '@jepa-masks/core/geometry';

/** Samples that the mean is taken of: it is within half a percent of the patches. */
export const KEPT_SAMPLES = 256;

/** The share of all patches that a context keeps on average, for each part. */
export const contextKept = (plan: Plan): ReadonlyArray<number> => {
  const geometry = sampleBatch(plan, { seed: 0, count: KEPT_SAMPLES });
  return geometry.parts.map((part) => {
    const { context } = patchCounts(part);
    return context.reduce((sum, patches) => sum + patches, 0) / context.length / part.grid.patches;
  });
};
