import fc from 'fast-check';
import { copyOf, integersText, overwrite } from '../integers.js';
import { demand, type Law } from '../law.js';
import { requests } from '../requests.js';

/** Law 5: if the plan exists, every sample exists. */
export const totality: Law = {
  name: 'totality',
  proves: 'every key has a sample, complete and with every integer written',
  isStatistical: false,
  property: ({ plan, draw }) =>
    fc.property(requests(32), (request) => {
      const geometry = draw(plan, request);
      const counts = [geometry.count, ...geometry.parts.map(({ count }) => count)];
      demand(
        counts.every((count) => count === request.count),
        () => `${counts.join(' and ')} samples came instead of ${request.count}`,
      );
      // Any number may be a mask's: what was never written shows by two fillings.
      const drawn = [0, -1].map((filling) => {
        const into = copyOf(geometry);
        overwrite(into, filling);
        return integersText(draw(plan, request, into));
      });
      demand(drawn[0] === drawn[1], () => 'part of a sample was never written');
    }),
};
