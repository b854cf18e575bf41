import type { Geometry } from '@jepa-masks/core';
import type { LoadedBatch, Loader } from './loader.js';
import { type PrefetchOptions, prefetched, type WorkerWire } from './prefetched.js';

export type { PrefetchOptions } from './prefetched.js';

const openWorker = (): WorkerWire => {
  // Bundlers look for this form, word for word.
  const worker = new Worker(new URL('./web-worker.js', import.meta.url), { type: 'module' });
  return {
    send: (message, transfer) => worker.postMessage(message, [...transfer]),
    listen: (heard, failed) => {
      worker.addEventListener('message', ({ data }) => heard(data));
      worker.addEventListener('messageerror', () =>
        failed(new Error('a message of the worker can’t be read')),
      );
      worker.addEventListener('error', ({ message }) =>
        failed(new Error(message || 'the worker failed to start')),
      );
    },
    close: () => worker.terminate(),
  };
};

/**
 * Draws a loader's batches in a Web Worker, ahead of their use.
 *
 * @returns batches in order; the arrays of one go back to the worker when the next is asked for
 */
export const prefetch = <P extends string, G extends Geometry<P>>(
  loader: Loader<P, G>,
  options: PrefetchOptions = {},
): AsyncGenerator<LoadedBatch<P, G>, void, undefined> => prefetched(loader, openWorker, options);
