import fc from 'fast-check';
import { demand, type Law } from '../law.js';
import { masksOf } from '../patches.js';
import { requests } from '../requests.js';

/** Law 4: every target is whole and every context keeps its minimum. */
export const neverEmpty: Law = {
  name: 'never empty',
  proves: 'every target has all patches of its block, every context at least minContextPatches',
  isStatistical: false,
  property: ({ plan, draw }) =>
    fc.property(requests(8), (request) => {
      const geometry = draw(plan, request);
      for (let sample = 0; sample < geometry.count; sample++) {
        plan.levels.forEach((level, index) => {
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
        });
      }
    }),
};
