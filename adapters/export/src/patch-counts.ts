import type { Geometry, Plan } from '@jepa-masks/core';
import { levelLister } from './level-lister.js';
import type { SamplePasses } from './sample-passes.js';

/** Patches of all masks of a level together. */
export interface PatchCounts {
  readonly context: number;
  readonly targets: number;
}

/** Counts the patches of every level in one pass: a file states an array's length before its elements. */
export const countPatches = async (plan: Plan, passes: SamplePasses): Promise<ReadonlyArray<PatchCounts>> => {
  const counts = plan.levels.map(() => ({ context: 0, targets: 0 }));
  const listers = plan.levels.map((_, level) => levelLister(level));
  const add = (geometry: Geometry): void => {
    for (const [level, list] of listers.entries()) {
      const { context, targets } = list(geometry);
      counts[level]!.context += context.offsets.at(-1)!;
      counts[level]!.targets += targets.offsets.at(-1)!;
    }
  };
  for await (const geometry of passes.pass()) add(geometry);
  return counts;
};
