import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { bundle } from '../../property-tests/runtimes/bundle.js';
import type { Order } from './fill.js';
import { type Asked, type Gain, twoWorkers } from './two-workers.js';

/** How many times faster two of Node's worker threads are than one. */
export const workerThreads = async (): Promise<Gain> => {
  // A thread of Node 20 starts JavaScript only, whatever its parent was started with.
  const code = await bundle('../../house/benchmarks/fill-worker.ts');
  const script = new URL(`data:text/javascript,${encodeURIComponent(code)}`);
  return twoWorkers((): Asked => {
    const worker = new Worker(script);
    const ask = (order: Order) => {
      worker.postMessage(order);
      return once(worker, 'message');
    };
    return { ask, stop: () => worker.terminate() };
  });
};
