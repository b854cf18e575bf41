import type { Bounds } from '@jepa-masks/core/plan';
import { demand, type Law } from '../law.js';
import { lawOfSamples } from '../law-of-samples.js';
import { masksOf } from '../patches.js';

/** What a plan promises of numbers of patches, every sample keeps. */
export const guarantees: Law = lawOfSamples(
  'guarantees',
  'every target, every union of a sample’s targets and every context has as many patches as the plan guarantees',
  ({ planned, part, sample, label }) => {
    const { contexts, targets } = masksOf(part, sample);
    const within = (what: string, patches: number, { min, max }: Bounds): void =>
      demand(
        patches >= min && patches <= max,
        () => `${label}${what} of sample ${sample} has ${patches} patches, not ${min} to ${max}`,
      );
    targets.forEach((mask, target) => {
      within(`target ${target}`, mask.size, planned.guarantees.target);
    });
    const union = new Set(targets.flatMap((mask) => [...mask]));
    within('the union of the targets', union.size, planned.guarantees.union);
    contexts.forEach((mask, context) => {
      within(`context ${context}`, mask.size, planned.guarantees.context);
    });
  },
);
