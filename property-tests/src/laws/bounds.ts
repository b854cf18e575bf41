import { type Block, blocksOf, type Grid, inRanges } from '@jepa-masks/core';
import { demand, type Law } from '../law.js';
import { lawOfSamples } from '../law-of-samples.js';

const liesInside = (block: Block, grid: Grid): boolean =>
  block.top >= 0 &&
  block.left >= 0 &&
  block.height >= 1 &&
  block.width >= 1 &&
  block.top + block.height <= grid.rows &&
  block.left + block.width <= grid.columns;

/** Law 2: every block lies in the grid, its area in its scale range, its aspect ratio in its range. */
export const bounds: Law = lawOfSamples(
  'bounds',
  'every target and context block lies inside the grid, its area and aspect ratio in their ranges',
  ({ geometry, sample, level: { grid, ranges }, index }) => {
    const { contexts, targets } = blocksOf(geometry, sample, index);
    [...contexts, ...targets].forEach((block, at) => {
      const isContext = at < contexts.length;
      const told = (): string =>
        `level ${index}, ${isContext ? 'context' : 'target'} ${JSON.stringify(block)} of sample ${sample}`;
      demand(liesInside(block, grid), () => `${told()} leaves the ${grid.rows} × ${grid.columns} grid`);
      const scale = isContext ? ranges.contextScale : ranges.targetScale;
      const aspectRatio = isContext ? ranges.contextAspectRatio : ranges.targetAspectRatio;
      demand(
        inRanges(grid, block, scale, aspectRatio),
        () => `${told()} is outside scale [${scale}] or aspect ratio [${aspectRatio}]`,
      );
    });
  },
);
