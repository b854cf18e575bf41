import { STRIDE } from './fill.js';

const SAMPLES = 400_000;
const RUNS = 5;

/** Seconds that workers take to fill one shared buffer with geometry, each its own stretch of indices. */
const secondsWith = async (workers, shared) => {
  const count = SAMPLES / workers.length;
  const all = (isWarmUp) =>
    Promise.all(workers.map(({ ask }, at) => ask({ shared, first: count * at, count, isWarmUp })));
  await all(true);
  const start = performance.now();
  await all(false);
  return (performance.now() - start) / 1000;
};

/**
 * How many times faster two workers are than one: the median of several runs,
 * one worker and two by turns.
 *
 * @param start makes a worker: `ask` sends it an order and resolves once it is carried out, `stop` ends it
 */
export const twoWorkers = async (start) => {
  const shared = new SharedArrayBuffer(SAMPLES * STRIDE * 4);
  const workers = [start(), start()];
  const ratios = [];
  for (let run = 0; run < RUNS; run++) {
    const one = await secondsWith(workers.slice(0, 1), shared);
    ratios.push(one / (await secondsWith(workers, shared)));
  }
  for (const { stop } of workers) await stop();
  return ratios.sort((a, b) => a - b)[RUNS >> 1];
};
