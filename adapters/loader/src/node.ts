import { Worker } from 'node:worker_threads';
import type { Geometry } from '@jepa-masks/core';
import type { LoadedBatch, Loader } from './loader.js';
import { type PrefetchOptions, prefetched, type WorkerWire } from './prefetched.js';

export type { PrefetchOptions } from './prefetched.js';

const openThread = (): WorkerWire => {
  const worker = new Worker(new URL('./node-worker.js', import.meta.url));
  return {
    send: (message, transfer) => worker.postMessage(message, [...transfer]),
    listen: (heard, failed) => {
      worker.on('message', heard);
      worker.on('error', failed);
      worker.on('exit', (code) => failed(new Error(`the worker ended with code ${code}`)));
    },
    close: () => void worker.terminate(),
  };
};

/**
 * Draws a loader's batches in a worker thread, ahead of their use.
 *
 * @returns batches in order; the arrays of one go back to the worker when the next is asked for
 *
 * @example
 * ```ts
 * import { multiBlock, unwrap } from '@jepa-masks/core';
 * import { cpu } from '@jepa-masks/cpu';
 * import { loadMasks } from '@jepa-masks/loader';
 * import { prefetch } from '@jepa-masks/loader/node';
 *
 * const loader = unwrap(loadMasks(unwrap(multiBlock.plan({})), { seed: 42, samples: 512, batchSize: 256 }));
 * for await (const { step, geometry } of prefetch(loader)) {
 *   console.log(step, cpu.booleans(geometry).targets.shape);
 * }
 * // 0 [ 256, 4, 196 ]
 * // 1 [ 256, 4, 196 ]
 * ```
 */
export const prefetch = <P extends string, G extends Geometry<P>>(
  loader: Loader<P, G>,
  options: PrefetchOptions = {},
): AsyncGenerator<LoadedBatch<P, G>, void, undefined> => prefetched(loader, openThread, options);
