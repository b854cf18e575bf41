import { formatCount, formatShare } from './choices.js';
import { countPatches, type DrawnSample } from './drawn-sample.js';
import type { View } from './patch-view.js';

/** How many patches a view shows, in words. */
export const remarkOn = ({ grid, present, inContexts, inTargets }: DrawnSample, view: View): string => {
  const context = view === 'targets' ? 0 : countPatches(inContexts);
  const targets = view === 'context' ? 0 : countPatches(inTargets);
  // No patch is in both, so the two add up.
  const shown = context + targets;
  const [one, many] = grid.axes === 1 ? ['token', 'tokens'] : ['patch', 'patches'];
  return `${formatCount(shown)} ${shown === 1 ? one : many}, ${formatShare(shown / Math.max(1, countPatches(present)))}`;
};
