import { multiBlock, sampleBatch, unwrap } from '@jepa-masks/core';

/** Integers that a sample's geometry takes. */
export const STRIDE = 5 * 4;

const plan = unwrap(multiBlock.plan({}));

/** Fills a worker's stretch of a buffer that all share; at first no more of it than warms the engine up. */
export const fill = ({ shared, first, count, isWarmUp }) => {
  const blocks = new Int32Array(shared, first * STRIDE * 4, count * STRIDE);
  sampleBatch(plan, { seed: 4, first, count: isWarmUp ? Math.min(20_000, count) : count }, blocks);
};
