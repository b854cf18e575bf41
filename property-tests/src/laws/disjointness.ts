import { blocksStride, levelOf } from '@jepa-masks/core';
import { type BooleanMasks, booleans } from '@jepa-masks/cpu';
import { demand, type Law } from '../law.js';
import { lawOfSamples } from '../law-of-samples.js';

/** Law 3, of the painted masks: context and targets share no patch, nor do two targets where overlap is forbidden. */
export const disjointness: Law = lawOfSamples(
  'disjointness',
  'no patch is in a context and a target, nor in two targets where overlap is forbidden',
  ({ geometry, sample, level, index }) => {
    const stride = blocksStride(geometry);
    const blocks = geometry.blocks.subarray(sample * stride, (sample + 1) * stride);
    const painted = booleans({ ...geometry, count: 1, blocks });
    const { context, targets } = levelOf<typeof geometry.layout, BooleanMasks>(
      geometry.layout,
      painted,
      index,
    );
    const { patches } = geometry.grid;
    for (let patch = 0; patch < patches; patch++) {
      let covering = 0;
      for (let target = 0; target < level.targets; target++) {
        covering += targets.data[target * patches + patch]!;
      }
      demand(
        covering <= 1 || level.targetOverlap === 'allow',
        () => `level ${index}: patch ${patch} of sample ${sample} is in ${covering} targets`,
      );
      for (let block = 0; block < level.contexts; block++) {
        demand(
          covering === 0 || context.data[block * patches + patch] === 0,
          () => `level ${index}: patch ${patch} of sample ${sample} is in context ${block} and in a target`,
        );
      }
    }
  },
);
