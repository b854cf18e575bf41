import type { Geometry } from '@jepa-masks/core';
import fc from 'fast-check';
import { demand, type Law } from '../law.js';
import { requests } from '../requests.js';

const integersOf = ({ blocks, phases }: Geometry): string => `${blocks.join()};${phases.join()}`;

/** Law 8: no call changes what another returns. */
export const purity: Law = {
  name: 'purity',
  proves: 'no call changes what another returned or will return, nor the plan',
  isStatistical: false,
  property: ({ plan, draw }) =>
    fc.property(requests(4), requests(4), (one, other) => {
      const planned = JSON.stringify(plan);
      const first = draw(plan, one);
      const kept = integersOf(first);
      draw(plan, other);
      demand(integersOf(first) === kept, () => 'a later call changed an earlier result');
      const used = {
        blocks: new Int32Array(first.blocks.length).fill(7),
        phases: new Uint32Array(first.phases.length).fill(7),
      };
      const reused = draw(plan, one, used);
      demand(integersOf(reused) === kept, () => 'a used buffer or another call changed a sample');
      demand(JSON.stringify(plan) === planned, () => 'drawing changed the plan');
    }),
};
