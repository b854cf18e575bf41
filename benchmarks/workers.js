import { performance } from 'node:perf_hooks';
import { Worker } from 'node:worker_threads';

const SAMPLES = 400_000;

/** Seconds that `count` workers take to fill one shared buffer with geometry, each its own stretch of indices. */
const secondsWith = async (count) => {
  const shared = new SharedArrayBuffer(SAMPLES * 5 * 4 * 4);
  const workers = Array.from(
    { length: count },
    (_, index) =>
      new Worker(new URL('./fill-worker.js', import.meta.url), {
        workerData: { shared, first: (SAMPLES / count) * index, count: SAMPLES / count },
      }),
  );
  const all = (type, post) =>
    Promise.all(
      workers.map(
        (worker) =>
          new Promise((resolve, reject) => {
            worker.once('error', reject);
            worker.once('message', resolve);
            if (post) worker.postMessage(type);
          }),
      ),
    );
  await all('warm', true);
  const start = performance.now();
  await all('fill', true);
  const seconds = (performance.now() - start) / 1000;
  await Promise.all(workers.map((worker) => worker.terminate()));
  return seconds;
};

/** How many times faster two workers are than one. */
export const twoWorkers = async () => {
  const one = await secondsWith(1);
  return one / (await secondsWith(2));
};
