import { multiBlock, sampleBatch, unwrap } from '@jepa-masks/core';

/** Integers that a sample's geometry takes. */
export const STRIDE = 5 * 4;

const plan = unwrap(multiBlock.plan({}));

/** What two workers gain at best on the machine as it is: the same for work that shares nothing. */
const spin = (count) => {
  let word = 1;
  for (let step = 0; step < count * 400; step++) word = Math.imul(word, 31) + step;
  return word;
};

/** Fills a worker's stretch of a buffer that all share; at first no more of it than warms the engine up. */
export const fill = ({ shared, first, count, isWarmUp }) => {
  const drawn = isWarmUp ? Math.min(20_000, count) : count;
  if (shared === undefined) return spin(drawn);
  const boxes = new Int32Array(shared, first * STRIDE * 4, count * STRIDE);
  const phases = new Uint32Array(count);
  const into = { count, parts: [{ boxes, phases }] };
  return sampleBatch(plan, { seed: 4, first, count: drawn }, into).count;
};
