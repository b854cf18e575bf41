import type { Geometry } from '@jepa-masks/core';
import { cpu, type IndexMasks } from '@jepa-masks/cpu';
import { levelGeometry } from './level-geometry.js';

/** Lists the masks of one level, chunk by chunk, in buffers of its own. */
export const levelLister = (level: number): ((geometry: Geometry) => IndexMasks) => {
  let listed: IndexMasks | undefined;
  let scratch: Int32Array = new Int32Array(0);
  return (geometry) => {
    const flat = levelGeometry(geometry, level, scratch);
    if (geometry.levels > 1) scratch = flat.blocks;
    listed = cpu.indices(flat, listed);
    return listed;
  };
};
