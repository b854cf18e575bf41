import { multiBlock, sampleBatch, unwrap } from '@jepa-masks/core';

/** Integers that a sample's geometry takes. */
export const STRIDE = 5 * 4;

/** A stretch of samples that a worker is told to fill. */
export interface Order {
  /** Where they go; missing: work that shares nothing is done instead. */
  readonly shared: SharedArrayBuffer | undefined;
  readonly first: number;
  readonly count: number;
  /** No more of it than warms the engine up. */
  readonly isWarmUp: boolean;
}

const plan = unwrap(multiBlock.plan({}));

/** What two workers gain at best on the machine as it is: the same for work that shares nothing. */
const spin = (count: number): number => {
  let word = 1;
  for (let step = 0; step < count * 400; step++) word = Math.imul(word, 31) + step;
  return word;
};

/** Fills a worker's stretch of a buffer that all share. */
export const fill = ({ shared, first, count, isWarmUp }: Order): number => {
  const drawn = isWarmUp ? Math.min(20_000, count) : count;
  if (shared === undefined) return spin(drawn);
  const boxes = new Int32Array(shared, first * STRIDE * 4, count * STRIDE);
  const phases = new Uint32Array(count);
  const into = { parts: [{ boxes, phases }] };
  return sampleBatch(plan, { seed: 4, first, count: drawn }, into).count;
};
