import { paintRun } from './paint-run.js';
import { gridOfSample, type Part, wordsPerMask } from './part.js';

/**
 * Which of the N places of a part are patches of each sample, as bits: all of
 * them, but where samples have grids of their own, such as images of many sizes
 * padded to one length. What is not present is padding: in no context, in no
 * target, and masked by nothing.
 *
 * @returns [B, ⌈N / 32⌉], each sample's in the form of one mask of `patchWords`
 */
export const presentWords = (part: Part): Uint32Array => {
  const { count, grid } = part;
  const length = wordsPerMask(grid.patches);
  const words = new Uint32Array(count * length);
  for (let sample = 0; sample < count; sample++) {
    paintRun(words, sample * length * 32, gridOfSample(part, sample).patches, true);
  }
  return words;
};
