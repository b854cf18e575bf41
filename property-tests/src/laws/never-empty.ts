import { isLevel } from '@jepa-masks/core/blocks';
import { demand, type Law } from '../law.js';
import { lawOfSamples } from '../law-of-samples.js';
import { masksOf } from '../patches.js';

/** Law 4: every target has patches, unless the plan says that a sample may have none, and every context keeps its minimum. */
export const neverEmpty: Law = lawOfSamples(
  'never empty',
  'every target and every context has patches (none only where the plan leaves samples unmasked, or parts share a budget), a context at least minContextPatches where the plan has that',
  ({ planned, part, sample, label }) => {
    const least = isLevel(planned) ? planned.minContextPatches : 1;
    const { contexts, targets } = masksOf(part, sample);
    contexts.forEach((mask, context) => {
      demand(
        mask.size >= least || planned.guarantees.context.min === 0,
        () => `${label}context ${context} of sample ${sample} keeps ${mask.size} patches`,
      );
    });
    targets.forEach((mask, target) => {
      demand(
        mask.size > 0 || planned.guarantees.target.min === 0,
        () => `${label}target ${target} of sample ${sample} is empty`,
      );
    });
  },
);
