import { type Order, STRIDE } from './fill.js';

const SAMPLES = 400_000;
const RUNS = 5;

/** A worker: `ask` sends it an order and resolves once it is carried out, `stop` ends it. */
export interface Asked {
  readonly ask: (order: Order) => Promise<unknown>;
  readonly stop: () => unknown;
}

/** How many times faster two workers are than one. */
export interface Gain {
  /** Filling a buffer that they share. */
  readonly ratio: number;
  /** Doing work that shares nothing. */
  readonly control: number;
}

/** Seconds that workers take for all samples, each its own stretch of indices. */
const secondsWith = async (
  workers: ReadonlyArray<Asked>,
  shared: SharedArrayBuffer | undefined,
): Promise<number> => {
  const count = SAMPLES / workers.length;
  const all = (isWarmUp: boolean) =>
    Promise.all(workers.map(({ ask }, at) => ask({ shared, first: count * at, count, isWarmUp })));
  await all(true);
  const start = performance.now();
  await all(false);
  return (performance.now() - start) / 1000;
};

const median = (values: Array<number>): number => values.sort((a, b) => a - b)[values.length >> 1]!;

/** Medians of several runs, one worker and two by turns. */
export const twoWorkers = async (start: () => Asked): Promise<Gain> => {
  const shared = new SharedArrayBuffer(SAMPLES * STRIDE * 4);
  const workers = [start(), start()];
  const ratioOf = async (buffer: SharedArrayBuffer | undefined): Promise<number> => {
    const one = await secondsWith(workers.slice(0, 1), buffer);
    return one / (await secondsWith(workers, buffer));
  };
  const ratios: Array<number> = [];
  const controls: Array<number> = [];
  for (let run = 0; run < RUNS; run++) {
    ratios.push(await ratioOf(shared));
    controls.push(await ratioOf(undefined));
  }
  for (const { stop } of workers) await stop();
  return { ratio: median(ratios), control: median(controls) };
};
