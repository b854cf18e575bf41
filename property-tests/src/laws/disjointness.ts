import { levelOf } from '@jepa-masks/core';
import { booleans } from '@jepa-masks/cpu';
import fc from 'fast-check';
import { demand, type Law } from '../law.js';
import { requests } from '../requests.js';

/** Law 3: context and targets share no patch, nor do two targets where overlap is forbidden. */
export const disjointness: Law = {
  name: 'disjointness',
  proves: 'no patch is in a context and a target, nor in two targets where overlap is forbidden',
  isStatistical: false,
  property: ({ plan, draw }) =>
    fc.property(requests(8), (request) => {
      const geometry = draw(plan, request);
      const painted = booleans(geometry);
      const { patches } = plan.grid;
      plan.levels.forEach((level, index) => {
        const { context, targets } = levelOf(geometry.layout, painted, index);
        for (let sample = 0; sample < geometry.count; sample++) {
          for (let patch = 0; patch < patches; patch++) {
            let covering = 0;
            for (let target = 0; target < level.targets; target++) {
              covering += targets.data[(sample * level.targets + target) * patches + patch]!;
            }
            demand(
              covering <= 1 || level.targetOverlap === 'allow',
              () => `level ${index}: patch ${patch} of sample ${sample} is in ${covering} targets`,
            );
            for (let block = 0; block < level.contexts; block++) {
              const inContext = context.data[(sample * level.contexts + block) * patches + patch]!;
              demand(
                inContext === 0 || covering === 0,
                () =>
                  `level ${index}: patch ${patch} of sample ${sample} is in context ${block} and a target`,
              );
            }
          }
        }
      });
    }),
};
