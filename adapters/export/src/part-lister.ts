import type { Geometry } from '@jepa-masks/core';
import { cpu, type IndexMasks } from '@jepa-masks/cpu';
import { onlyPart } from './only-part.js';

/** Lists the masks of one part, chunk by chunk, in buffers of its own. */
export const partLister = (index: number): ((geometry: Geometry) => IndexMasks) => {
  let listed: IndexMasks | undefined;
  return (geometry) => {
    listed = cpu.indices(onlyPart(geometry, index), listed);
    return listed;
  };
};
