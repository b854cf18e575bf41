import { type Block, blocksOf, type Grid } from '@jepa-masks/core';
import { inRanges, isLevel } from '@jepa-masks/core/blocks';
import { demand, type Law } from '../law.js';
import { lawOfSamples } from '../law-of-samples.js';

const liesInside = (
  { start = 0, duration = 1, top, left, height, width }: Block,
  { frames, rows, columns }: Grid,
): boolean =>
  [[start, duration, frames] as const, [top, height, rows] as const, [left, width, columns] as const].every(
    ([from, length, side]) => from >= 0 && length >= 1 && from + length <= side,
  );

/** Law 2: every block lies in the grid; where a plan has ranges, its area lies in its scale range and its aspect ratio in its range. */
export const bounds: Law = lawOfSamples(
  'bounds',
  'every target and context block lies inside the grid, its area and aspect ratio in their ranges where the plan has ranges',
  ({ planned, part, sample, label }) => {
    const { grid } = planned;
    const { contexts, targets } = blocksOf(part, sample);
    [...contexts, ...targets].forEach((block, at) => {
      const isContext = at < contexts.length;
      const told = (): string =>
        `${label}${isContext ? 'context' : 'target'} ${JSON.stringify(block)} of sample ${sample}`;
      demand(liesInside(block, grid), () => `${told()} leaves the ${grid.rows} × ${grid.columns} grid`);
      if (!isLevel(planned)) return;
      const { ranges } = planned;
      const scale = isContext ? ranges.contextScale : ranges.targetScale;
      const aspectRatio = isContext ? ranges.contextAspectRatio : ranges.targetAspectRatio;
      demand(
        inRanges(grid, block, scale, aspectRatio),
        () => `${told()} is outside scale [${scale}] or aspect ratio [${aspectRatio}]`,
      );
    });
  },
);
