import fc from 'fast-check';
import { sampleIntegers } from '../integers.js';
import { demand, type Law } from '../law.js';
import { requests } from '../requests.js';

/** Law 1: a sample depends on plan, seed, step and index alone. */
export const determinism: Law = {
  name: 'determinism',
  proves: 'sample i of a batch equals sample i drawn alone, again, last or in any other batch',
  isStatistical: false,
  property: ({ plan, draw }) =>
    fc.property(requests(8), fc.nat(7), fc.nat(3), (request, pick, before) => {
      const batch = draw(plan, request);
      const sample = pick % request.count;
      const index = request.first + sample;
      const expected = sampleIntegers(batch, sample).join();
      const alone = draw(plan, { ...request, first: index, count: 1 });
      demand(sampleIntegers(alone, 0).join() === expected, () => `sample ${index} differs when drawn alone`);
      const start = Math.max(0, index - before);
      const shifted = draw(plan, { ...request, first: start, count: index - start + 2 });
      demand(
        sampleIntegers(shifted, index - start).join() === expected,
        () => `sample ${index} differs in a batch that starts at ${start}`,
      );
    }),
};
