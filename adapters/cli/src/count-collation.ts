import type { Plan } from '@jepa-masks/core';
import type { Policy } from '@jepa-masks/core/collation';
import { type CollationStatistics, measureCollation } from '@jepa-masks/core/statistics';
import { cpu } from '@jepa-masks/cpu';
import type { HandedInRequest } from './handed-in/handed-in.js';
import { withProgress } from './progress.js';
import type { Terminal } from './terminal.js';

/** Samples of a batch, unless told. */
export const USUAL_BATCH = 64;

/** What each policy keeps of the lists of batches. */
export const countCollation = (
  terminal: Terminal,
  plan: Plan,
  request: HandedInRequest,
  policies: ReadonlyArray<Policy>,
  batchSize: number = USUAL_BATCH,
): Promise<ReadonlyArray<CollationStatistics>> =>
  withProgress(
    terminal,
    'collation',
    async (onProgress) => {
      const measured: Array<CollationStatistics> = [];
      for (const policy of policies) {
        onProgress(measured.length, policies.length);
        await new Promise((resolve) => setImmediate(resolve));
        terminal.signal.throwIfAborted();
        measured.push(measureCollation(plan, cpu, { policy }, request, batchSize));
      }
      return measured;
    },
    'policies',
  );
