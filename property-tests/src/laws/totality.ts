import { blocksStride } from '@jepa-masks/core';
import fc from 'fast-check';
import { demand, type Law } from '../law.js';
import { requests } from '../requests.js';

/** Law 5: if the plan exists, every sample exists. */
export const totality: Law = {
  name: 'totality',
  proves: 'every key has a sample, complete and with every integer written',
  isStatistical: false,
  property: ({ plan, draw }) =>
    fc.property(requests(32), (request) => {
      const unwritten = -(2 ** 31);
      const { levels, contexts, targets } = draw(plan, { ...request, count: 0 });
      const blocks = new Int32Array(request.count * blocksStride({ levels, contexts, targets }));
      const phases = new Uint32Array(request.count * levels);
      const geometry = draw(plan, request, { blocks: blocks.fill(unwritten), phases });
      demand(
        geometry.count === request.count,
        () => `${geometry.count} samples came instead of ${request.count}`,
      );
      demand(!geometry.blocks.includes(unwritten), () => 'part of a sample was never written');
    }),
};
