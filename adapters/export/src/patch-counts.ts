import type { Geometry, Plan } from '@jepa-masks/core';
import { partLister } from './part-lister.js';
import type { SamplePasses } from './sample-passes.js';

/** Patches of all masks of a part together. */
export interface PatchCounts {
  readonly context: number;
  readonly targets: number;
}

/** Counts the patches of every part in one pass: a file states an array's length before its elements. */
export const countPatches = async (plan: Plan, passes: SamplePasses): Promise<ReadonlyArray<PatchCounts>> => {
  const counts = plan.parts.map(() => ({ context: 0, targets: 0 }));
  const listers = plan.parts.map((_, index) => partLister(index));
  const add = (geometry: Geometry): void => {
    for (const [index, list] of listers.entries()) {
      const { context, targets } = list(geometry);
      counts[index]!.context += context.offsets.at(-1)!;
      counts[index]!.targets += targets.offsets.at(-1)!;
    }
  };
  for await (const geometry of passes.pass()) add(geometry);
  return counts;
};
