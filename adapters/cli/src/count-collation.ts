import type { Plan } from '@jepa-masks/core';
import { type CollationStatistics, measureCollation } from '@jepa-masks/core/statistics';
import { cpu } from '@jepa-masks/cpu';
import type { HandedInRequest } from './handed-in/handed-in.js';
import { withProgress } from './progress.js';
import type { Terminal } from './terminal.js';

/** The policies that every plan can have; `bucket` keeps what `pad` keeps. */
const POLICIES = ['pad', 'subsample', 'prefix'] as const;

/** Samples of a batch. */
const BATCH = 64;

/** What each policy keeps of the lists of batches. */
export const countCollation = (
  terminal: Terminal,
  plan: Plan,
  request: HandedInRequest,
): Promise<ReadonlyArray<CollationStatistics>> =>
  withProgress(
    terminal,
    'collation',
    async (onProgress) => {
      const measured: Array<CollationStatistics> = [];
      for (const policy of POLICIES) {
        onProgress(measured.length, POLICIES.length);
        await new Promise((resolve) => setImmediate(resolve));
        terminal.signal.throwIfAborted();
        measured.push(measureCollation(plan, cpu, { policy }, request, BATCH));
      }
      return measured;
    },
    'policies',
  );
