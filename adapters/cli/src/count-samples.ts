import {
  type BatchRequest,
  emptyTally,
  measure,
  mergeTallies,
  type Plan,
  type Statistics,
  summarise,
} from '@jepa-masks/core';
import { booleans } from '@jepa-masks/cpu';
import { withProgress } from './progress.js';
import type { Terminal } from './terminal.js';

/** Samples counted between two looks at the clock and at the user's Ctrl-C. */
const STRIDE = 16_384;

/** Statistics of a batch, counted from painted masks under a progress bar. */
export const countSamples = (
  terminal: Terminal,
  plan: Plan,
  request: Required<BatchRequest>,
): Promise<Statistics> =>
  withProgress(terminal, 'counting', async (onProgress) => {
    let tally = emptyTally(plan);
    for (let done = 0; done < request.count; done += STRIDE) {
      const count = Math.min(STRIDE, request.count - done);
      const part = measure(plan, booleans, { ...request, first: request.first + done, count });
      tally = mergeTallies(tally, part);
      onProgress(tally.samples, request.count);
      await new Promise((resolve) => setImmediate(resolve));
      terminal.signal.throwIfAborted();
    }
    return summarise(tally);
  });
