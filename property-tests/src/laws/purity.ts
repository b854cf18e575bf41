import fc from 'fast-check';
import { copyOf, integersText, overwrite } from '../integers.js';
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
      const kept = integersText(first);
      draw(plan, other);
      demand(integersText(first) === kept, () => 'a later call changed an earlier result');
      const used = copyOf(first);
      overwrite(used, 7);
      demand(
        integersText(draw(plan, one, used)) === kept,
        () => 'a used buffer or another call changed a sample',
      );
      demand(JSON.stringify(plan) === planned, () => 'drawing changed the plan');
    }),
};
