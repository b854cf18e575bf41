import { BLOCK_SIZE, type Geometry } from '@jepa-masks/core';
import type { ArrayEntry } from './array-entry.js';
import type { BatchForm } from './batch-form.js';
import { littleEndian } from './little-endian.js';

/** The narrowest type that holds every side of a grid. */
const narrowest = ({ rows, columns }: Geometry['grid']): 'uint8' | 'uint16' | 'int32' => {
  const side = Math.max(rows, columns);
  return side < 1 << 8 ? 'uint8' : side < 1 << 16 ? 'uint16' : 'int32';
};

const ENCODERS: Readonly<Record<'uint8' | 'uint16' | 'int32', (blocks: Int32Array) => Uint8Array>> = {
  uint8: (blocks) => Uint8Array.from(blocks),
  uint16: (blocks) => littleEndian(Uint16Array.from(blocks)),
  int32: littleEndian,
};

/** `blocks`: the geometry itself, [B, C + M, 4] or, for levels, [B, L, C + M, 4], in as few bytes as it takes. */
export const blockEntry = ({ axes, layout, levels, contexts, targets, grid }: BatchForm): ArrayEntry => {
  const dtype = narrowest(grid);
  return {
    name: 'blocks',
    shape: [...axes, ...(layout === 'flat' ? [] : [levels]), contexts + targets, BLOCK_SIZE],
    dtype,
    encode: () => (geometry) => ENCODERS[dtype](geometry.blocks),
  };
};
