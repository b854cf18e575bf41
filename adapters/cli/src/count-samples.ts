import { measure, type Plan, type Statistics, summarise } from '@jepa-masks/core';
import { emptyTally, mergeTallies } from '@jepa-masks/core/statistics';
import { booleans } from '@jepa-masks/cpu';
import { type ExportRequest, requestBetween, splitSteps, stepCount } from '@jepa-masks/export';
import { withProgress } from './progress.js';
import type { Terminal } from './terminal.js';

/** Samples counted between two looks at the clock and at the user's Ctrl-C. */
const STRIDE = 16_384;

/** Statistics of a batch, or of those of many steps, counted from painted masks under a progress bar. */
export const countSamples = (
  terminal: Terminal,
  plan: Plan,
  { step = 0, steps = [step, step + 1], count: perStep, ...request }: ExportRequest,
): Promise<Statistics> =>
  withProgress(terminal, 'counting', async (onProgress) => {
    const total = stepCount(steps) * perStep;
    let tally = emptyTally(plan);
    for (const [one] of splitSteps(steps, 1)) {
      for (let done = 0; done < perStep; done += STRIDE) {
        const count = Math.min(STRIDE, perStep - done);
        const own = requestBetween(plan, { ...request, step: one }, done, count);
        const part = measure(plan, booleans, own);
        tally = mergeTallies(tally, part);
        onProgress(tally.samples, total);
        await new Promise((resolve) => setImmediate(resolve));
        terminal.signal.throwIfAborted();
      }
    }
    return summarise(tally);
  });
