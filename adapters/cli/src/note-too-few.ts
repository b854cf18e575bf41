import { type Plan, sampleWithin } from '@jepa-masks/core';
import { requestBetween } from '@jepa-masks/export';
import type { HandedInRequest } from './handed-in.js';
import { remark } from './remark.js';
import type { Terminal } from './terminal.js';

/** Samples drawn at once. */
const STRIDE = 4_096;

/** Notes how many samples of a batch have too few patches for all their masks, and the first of them. */
export const noteTooFew = (terminal: Terminal, plan: Plan, request: HandedInRequest): void => {
  if (request.present === undefined) return;
  const seen = new Set<number>();
  let message = '';
  for (let done = 0; done < request.count; done += STRIDE) {
    const { present, ...own } = requestBetween(plan, request, done, Math.min(STRIDE, request.count - done));
    for (const one of sampleWithin(plan, { ...own, present: present! }).tooFew) {
      if (seen.size === 0) ({ message } = one);
      seen.add(one.index);
    }
  }
  if (seen.size === 0) return;
  const [have, are] = seen.size === 1 ? ['has', 'its masks, and is'] : ['have', 'their masks, and are'];
  remark(
    terminal,
    `${seen.size} of ${request.count} samples ${have} too few patches present for all ${are} best left out of the loss; ${message}`,
  );
};
