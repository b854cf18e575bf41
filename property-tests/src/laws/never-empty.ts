import { demand, type Law } from '../law.js';
import { lawOfSamples } from '../law-of-samples.js';
import { masksOf } from '../patches.js';

/** Law 4: every target is whole and every context keeps its minimum. */
export const neverEmpty: Law = lawOfSamples(
  'never empty',
  'every target has patches, every context at least minContextPatches',
  ({ geometry, sample, level, index }) => {
    const { contexts, targets } = masksOf(geometry, sample, index);
    contexts.forEach((mask, block) => {
      demand(
        mask.size >= level.minContextPatches,
        () => `level ${index}: context ${block} of sample ${sample} keeps ${mask.size} patches`,
      );
    });
    targets.forEach((mask, target) => {
      demand(mask.size > 0, () => `level ${index}: target ${target} of sample ${sample} is empty`);
    });
  },
);
