import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { twoWorkers } from './two-workers.js';

const start = () => {
  const worker = new Worker(new URL('./fill-worker.js', import.meta.url));
  const ask = (order) => {
    worker.postMessage(order);
    return once(worker, 'message');
  };
  return { ask, stop: () => worker.terminate() };
};

/** How many times faster two of Node's worker threads are than one. */
export const workerThreads = () => twoWorkers(start);
