import { BLOCK_SIZE, type Geometry } from '@jepa-masks/core';

/**
 * A geometry's blocks as the kernels read them: one 32-bit word each, of which
 * top, left, height − 1 and width − 1 take a byte (a grid has at most 256 patches
 * a side). Four targets and a context are 20 bytes a sample.
 */
export const packBlocks = ({ blocks }: Geometry, words: Uint32Array): void => {
  for (let word = 0; word < words.length; word++) {
    const at = word * BLOCK_SIZE;
    words[word] =
      blocks[at]! | (blocks[at + 1]! << 8) | ((blocks[at + 2]! - 1) << 16) | ((blocks[at + 3]! - 1) << 24);
  }
};
