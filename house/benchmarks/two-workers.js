import { STRIDE } from './fill.js';

const SAMPLES = 400_000;
const RUNS = 5;

/** Seconds that workers take for all samples, each its own stretch of indices. */
const secondsWith = async (workers, shared) => {
  const count = SAMPLES / workers.length;
  const all = (isWarmUp) =>
    Promise.all(workers.map(({ ask }, at) => ask({ shared, first: count * at, count, isWarmUp })));
  await all(true);
  const start = performance.now();
  await all(false);
  return (performance.now() - start) / 1000;
};

const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];

/**
 * How many times faster two workers are than one, filling a shared buffer
 * (`ratio`) and doing work that shares nothing (`control`): medians of several
 * runs, one worker and two by turns.
 *
 * @param start makes a worker: `ask` sends it an order and resolves once it is carried out, `stop` ends it
 */
export const twoWorkers = async (start) => {
  const shared = new SharedArrayBuffer(SAMPLES * STRIDE * 4);
  const workers = [start(), start()];
  const ratioOf = async (buffer) => {
    const one = await secondsWith(workers.slice(0, 1), buffer);
    return one / (await secondsWith(workers, buffer));
  };
  const ratios = [];
  const controls = [];
  for (let run = 0; run < RUNS; run++) {
    ratios.push(await ratioOf(shared));
    controls.push(await ratioOf(undefined));
  }
  for (const { stop } of workers) await stop();
  return { ratio: median(ratios), control: median(controls) };
};
