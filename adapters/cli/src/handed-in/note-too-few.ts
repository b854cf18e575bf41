import { type Plan, sampleWithin } from '@jepa-masks/core';
import { requestBetween } from '@jepa-masks/export';
import { remark } from '../remark.js';
import type { Terminal } from '../terminal.js';
import type { HandedInRequest } from './handed-in.js';

/** Samples drawn between two looks at the user's Ctrl-C. */
const STRIDE = 4_096;

/**
 * Notes how many samples of a step have too few patches for all their masks, and
 * the first of them. What is present is the same in every step, and decides nearly
 * always alone.
 */
export const noteTooFew = async (terminal: Terminal, plan: Plan, request: HandedInRequest): Promise<void> => {
  if (request.present === undefined) return;
  const seen = new Set<number>();
  let message = '';
  for (let done = 0; done < request.count; done += STRIDE) {
    const { present, ...own } = requestBetween(plan, request, done, Math.min(STRIDE, request.count - done));
    for (const one of sampleWithin(plan, { ...own, present: present! }).tooFew) {
      if (seen.size === 0) ({ message } = one);
      seen.add(one.index);
    }
    await new Promise((resolve) => setImmediate(resolve));
    terminal.signal.throwIfAborted();
  }
  if (seen.size === 0) return;
  const [have, are] = seen.size === 1 ? ['has', 'its masks, and is'] : ['have', 'their masks, and are'];
  remark(
    terminal,
    `${seen.size} of ${request.count} samples of step ${request.step} ${have} too few patches present for all ${are} best left out of the loss; ${message}`,
  );
};
