import { demand, type Law } from '../law.js';
import { lawOfSamples } from '../law-of-samples.js';
import { masksOf } from '../patches.js';

/** Law 3: context and targets share no patch, nor do two targets where overlap is forbidden. */
export const disjointness: Law = lawOfSamples(
  'disjointness',
  'no patch is in a context and a target, nor in two targets where overlap is forbidden',
  ({ planned, part, sample, label }) => {
    const { contexts, targets } = masksOf(part, sample);
    const covering = new Map<number, number>();
    for (const patch of targets.flatMap((mask) => [...mask])) {
      covering.set(patch, (covering.get(patch) ?? 0) + 1);
    }
    for (const [patch, times] of covering) {
      demand(
        times === 1 || planned.targetOverlap === 'allow',
        () => `${label}patch ${patch} of sample ${sample} is in ${times} targets`,
      );
      contexts.forEach((mask, context) => {
        demand(
          !mask.has(patch),
          () => `${label}patch ${patch} of sample ${sample} is in context ${context} and in a target`,
        );
      });
    }
  },
);
