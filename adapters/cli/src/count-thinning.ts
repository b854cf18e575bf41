import { lengthsOf, type Plan } from '@jepa-masks/core';
import { type KeptPatches, measureThinning, type ThinningStatistics } from '@jepa-masks/core/statistics';
import { cpu } from '@jepa-masks/cpu';
import { requestBetween } from '@jepa-masks/export';
import type { HandedInRequest } from './handed-in/handed-in.js';
import { withProgress } from './progress.js';
import type { Terminal } from './terminal.js';

/** Samples counted between two looks at the clock and at the user's Ctrl-C. */
const STRIDE = 2_048;

const add = (a: ReadonlyArray<number>, b: ReadonlyArray<number>): ReadonlyArray<number> =>
  a.map((count, patch) => count + b[patch]!);

const merge = (a: KeptPatches, b: KeptPatches): KeptPatches => ({
  lists: add(a.lists, b.lists),
  kept: add(a.kept, b.kept),
  expected: add(a.expected, b.expected),
});

const mergeAll = (a: ThinningStatistics, b: ThinningStatistics): ThinningStatistics => ({
  samples: a.samples + b.samples,
  parts: a.parts.map((one, part) => ({
    ...one,
    context: merge(one.context, b.parts[part]!.context),
    targets: merge(one.targets, b.parts[part]!.targets),
  })),
});

/** What becomes of each patch in a batch's lists, cut to the lengths that every sample fills. */
export const countThinning = (
  terminal: Terminal,
  plan: Plan,
  request: HandedInRequest,
): Promise<ThinningStatistics> =>
  withProgress(terminal, 'thinning', async (onProgress) => {
    const lengths = lengthsOf(plan);
    const countPart = (done: number): ThinningStatistics => {
      const count = Math.min(STRIDE, request.count - done);
      return measureThinning(plan, cpu, lengths, requestBetween(plan, request, done, count));
    };
    let counted = countPart(0);
    while (counted.samples < request.count) {
      onProgress(counted.samples, request.count);
      await new Promise((resolve) => setImmediate(resolve));
      terminal.signal.throwIfAborted();
      counted = mergeAll(counted, countPart(counted.samples));
    }
    return counted;
  });
