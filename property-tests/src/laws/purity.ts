import fc from 'fast-check';
import { demand, type Law } from '../law.js';
import { requests } from '../requests.js';

/** Law 8: no call changes what another returns. */
export const purity: Law = {
  name: 'purity',
  proves: 'no call changes what another returned or will return, nor the plan',
  isStatistical: false,
  property: ({ plan, draw }) =>
    fc.property(requests(4), requests(4), (one, other) => {
      const planned = JSON.stringify(plan);
      const first = draw(plan, one);
      const kept = first.blocks.slice();
      draw(plan, other);
      demand(first.blocks.join() === kept.join(), () => 'a later call changed an earlier result');
      const reused = draw(plan, one, new Int32Array(kept.length).fill(7));
      demand(reused.blocks.join() === kept.join(), () => 'a used buffer or another call changed a sample');
      demand(JSON.stringify(plan) === planned, () => 'drawing changed the plan');
    }),
};
