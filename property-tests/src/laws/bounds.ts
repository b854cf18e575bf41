import { blocksOf, inRanges } from '@jepa-masks/core';
import fc from 'fast-check';
import { demand, type Law } from '../law.js';
import { requests } from '../requests.js';

/** Law 2: every block lies in the grid, its area in its scale range, its aspect ratio in its range. */
export const bounds: Law = {
  name: 'bounds',
  proves: 'every target and context block lies inside the grid, its area and aspect ratio in their ranges',
  isStatistical: false,
  property: ({ plan, draw }) =>
    fc.property(requests(8), (request) => {
      const geometry = draw(plan, request);
      for (let sample = 0; sample < geometry.count; sample++) {
        plan.levels.forEach(({ grid, ranges }, level) => {
          const { contexts, targets } = blocksOf(geometry, sample, level);
          [...contexts, ...targets].forEach((block, index) => {
            const isContext = index < contexts.length;
            const told = (): string =>
              `level ${level}, ${isContext ? 'context' : 'target'} ${JSON.stringify(block)} of sample ${sample}`;
            demand(
              block.top >= 0 &&
                block.left >= 0 &&
                block.height >= 1 &&
                block.width >= 1 &&
                block.top + block.height <= grid.rows &&
                block.left + block.width <= grid.columns,
              () => `${told()} leaves the ${grid.rows} × ${grid.columns} grid`,
            );
            const scale = isContext ? ranges.contextScale : ranges.targetScale;
            const aspectRatio = isContext ? ranges.contextAspectRatio : ranges.targetAspectRatio;
            demand(
              inRanges(grid, block, scale, aspectRatio),
              () => `${told()} is outside scale [${scale}] or aspect ratio [${aspectRatio}]`,
            );
          });
        });
      }
    }),
};
