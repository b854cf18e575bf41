import { BLOCK_SIZE, type Geometry } from '@jepa-masks/core';
import type { ArrayEntry } from './array-entry.js';
import { littleEndian } from './little-endian.js';

/** `blocks`: the geometry itself, [B, C + M, 4] or, for levels, [B, L, C + M, 4]. */
export const blockEntry = (batch: Geometry): ArrayEntry => {
  const last = [batch.contexts + batch.targets, BLOCK_SIZE];
  return {
    name: 'blocks',
    shape: batch.layout === 'flat' ? [batch.count, ...last] : [batch.count, batch.levels, ...last],
    dtype: 'int32',
    elementBytes: 4,
    encode: () => (geometry) => littleEndian(geometry.blocks),
  };
};
