import type { Geometry } from '@jepa-masks/core';
import { formatShare } from './choices.js';
import { countPatches, coverOf } from './cover.js';
import type { View } from './patch-view.js';

/** How many patches a view shows, in words. */
export const remarkOn = (geometry: Geometry, sample: number, level: number, view: View): string => {
  const cover = coverOf(geometry, sample, level);
  const context = view === 'targets' ? 0 : countPatches(cover.contexts);
  const targets = view === 'context' ? 0 : countPatches(cover.targets);
  // No patch is in both, so the two add up.
  const shown = context + targets;
  return `${shown} ${shown === 1 ? 'patch' : 'patches'}, ${formatShare(shown / geometry.grid.patches)}`;
};
