import { blocksOf } from '@jepa-masks/core';
import fc from 'fast-check';
import { demand, type Law } from '../law.js';
import { requests } from '../requests.js';

/** Of nested levels: every finer target lies inside one of the next coarser level's. */
export const nesting: Law = {
  name: 'nesting',
  proves: 'every target of a nested level lies inside one target of the next coarser level',
  isStatistical: false,
  property: ({ plan, draw }) =>
    fc.property(requests(8), (request) => {
      const geometry = draw(plan, request);
      plan.levels.forEach((level, index) => {
        if (!level.confined) return;
        for (let sample = 0; sample < geometry.count; sample++) {
          const coarser = blocksOf(geometry, sample, index + 1).targets;
          for (const block of blocksOf(geometry, sample, index).targets) {
            const lies = coarser.some(
              (outer) =>
                block.top >= outer.top &&
                block.left >= outer.left &&
                block.top + block.height <= outer.top + outer.height &&
                block.left + block.width <= outer.left + outer.width,
            );
            demand(lies, () => `level ${index}: target ${JSON.stringify(block)} lies in no coarser target`);
          }
        }
      });
    }),
};
