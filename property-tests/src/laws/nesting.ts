import { type Block, blocksOf } from '@jepa-masks/core';
import { demand, type Law } from '../law.js';
import { lawOfSamples } from '../law-of-samples.js';

const liesIn = (outer: Block, block: Block): boolean =>
  block.top >= outer.top &&
  block.left >= outer.left &&
  block.top + block.height <= outer.top + outer.height &&
  block.left + block.width <= outer.left + outer.width;

/** Of nested levels: every finer target lies inside one of the next coarser level's. */
export const nesting: Law = lawOfSamples(
  'nesting',
  'every target of a nested level lies inside one target of the next coarser level',
  ({ geometry, sample, level, index }) => {
    if (!level.confined) return;
    const coarser = blocksOf(geometry, sample, index + 1).targets;
    for (const block of blocksOf(geometry, sample, index).targets) {
      demand(
        coarser.some((outer) => liesIn(outer, block)),
        () => `level ${index}: target ${JSON.stringify(block)} of sample ${sample} lies in no coarser target`,
      );
    }
  },
);
