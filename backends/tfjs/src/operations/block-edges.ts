import { BLOCK_SIZE, blockOffset, type Geometry } from '@jepa-masks/core';

/** Where the blocks of a level start, and where they end before: each [B · (C + M)]. */
export interface BlockEdges {
  readonly tops: Int32Array;
  readonly lefts: Int32Array;
  readonly bottoms: Int32Array;
  readonly rights: Int32Array;
}

/**
 * The edges of a level's blocks, one array for each: sent like that they need
 * not be taken apart on the device. The arrays are fresh, as tfjs keeps what it
 * is given until the device takes it, when the geometry may be another.
 */
export const blockEdges = (geometry: Geometry, level: number): BlockEdges => {
  const { count, contexts, targets, blocks } = geometry;
  const perSample = contexts + targets;
  const total = count * perSample;
  const tops = new Int32Array(total);
  const lefts = new Int32Array(total);
  const bottoms = new Int32Array(total);
  const rights = new Int32Array(total);
  for (let sample = 0; sample < count; sample++) {
    const from = blockOffset(geometry, sample, level, 0);
    for (let index = 0; index < perSample; index++) {
      const at = from + index * BLOCK_SIZE;
      const to = sample * perSample + index;
      tops[to] = blocks[at]!;
      lefts[to] = blocks[at + 1]!;
      bottoms[to] = blocks[at]! + blocks[at + 2]!;
      rights[to] = blocks[at + 1]! + blocks[at + 3]!;
    }
  }
  return { tops, lefts, bottoms, rights };
};
