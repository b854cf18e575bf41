import { BLOCK_SIZE, type Geometry } from '@jepa-masks/core';

/**
 * A geometry's blocks as the kernels read them, one 32-bit word each. Its low half
 * is the block's first patch; its high half is how many patches its last one comes
 * after that. Both are below 65,536, the most patches a grid has, however long its
 * sides. Four targets and a context are 20 bytes a sample.
 */
export const packBlocks = ({ blocks, count, levels, contexts, targets, grid }: Geometry): Uint32Array => {
  const { columns } = grid;
  const length = count * levels * (contexts + targets);
  // An empty batch has no block, but an empty buffer can't be bound.
  const words = new Uint32Array(Math.max(1, length));
  for (let word = 0; word < length; word++) {
    const at = word * BLOCK_SIZE;
    const first = blocks[at]! * columns + blocks[at + 1]!;
    const after = (blocks[at + 2]! - 1) * columns + blocks[at + 3]! - 1;
    words[word] = first | (after << 16);
  }
  return words;
};

/** The same, and after them the geometry's phases as they are: for the kernel that thins lists. */
export const packBlocksAndPhases = (geometry: Geometry): Uint32Array => {
  const blocks = packBlocks(geometry);
  const words = new Uint32Array(blocks.length + geometry.phases.length);
  words.set(blocks);
  words.set(geometry.phases, blocks.length);
  return words;
};
