import type { Order } from './fill.js';
import { type Asked, type Gain, twoWorkers } from './two-workers.js';

const start = (): Asked => {
  const worker = new Worker('/fill-web-worker.js', { type: 'module' });
  const ask = (order: Order) =>
    new Promise((resolve, reject) => {
      worker.onmessage = resolve;
      worker.onerror = ({ message }) => reject(new Error(message));
      worker.postMessage(order);
    });
  return { ask, stop: () => worker.terminate() };
};

/** How many times faster two Web Workers are than one; runs in a page. */
export const webWorkers = (): Promise<Gain> => twoWorkers(start);
