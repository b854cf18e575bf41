import { type Block, blocksOf } from '@jepa-masks/core';
import { isLevel } from '@jepa-masks/core/blocks';
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
  ({ planned, part, geometry, index, sample, label }) => {
    if (!isLevel(planned) || !planned.nested) return;
    const coarser = blocksOf(geometry.parts[index + 1]!, sample).targets;
    for (const block of blocksOf(part, sample).targets) {
      demand(
        coarser.some((outer) => liesIn(outer, block)),
        () => `${label}target ${JSON.stringify(block)} of sample ${sample} lies in no coarser target`,
      );
    }
  },
);
