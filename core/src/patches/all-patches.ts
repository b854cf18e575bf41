import { wordsPerMask } from '../geometry/part.js';

/** A mask of all patches, whose bits past the last one are 0. */
export const allPatches = (patches: number): Uint32Array => {
  const words = new Uint32Array(wordsPerMask(patches)).fill(0xffff_ffff);
  if ((patches & 31) !== 0) words[words.length - 1] = -1 << (32 - (patches & 31));
  return words;
};
