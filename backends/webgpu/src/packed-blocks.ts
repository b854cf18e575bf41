import { BLOCK_SIZE, type Geometry } from '@jepa-masks/core';

/**
 * A geometry's blocks as the kernels read them: one 32-bit word each, of which
 * top, left, height − 1 and width − 1 take a byte (a grid has at most 256 patches
 * a side). Four targets and a context are 20 bytes a sample.
 */
export const packBlocks = ({ blocks, count, levels, contexts, targets }: Geometry): Uint32Array => {
  const length = count * levels * (contexts + targets);
  // An empty batch has no block, but an empty buffer can't be bound.
  const words = new Uint32Array(Math.max(1, length));
  for (let word = 0; word < length; word++) {
    const at = word * BLOCK_SIZE;
    words[word] =
      blocks[at]! | (blocks[at + 1]! << 8) | ((blocks[at + 2]! - 1) << 16) | ((blocks[at + 3]! - 1) << 24);
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
