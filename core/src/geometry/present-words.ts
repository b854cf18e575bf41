import { paintRun } from './paint-run.js';
import { gridOfSample, type Part, wordsPerMask } from './part.js';

/**
 * Which of the N places of a part are patches of each sample, as bits: all of
 * them, but where samples have grids of their own, such as images of many sizes
 * padded to one length, or where it was handed in which patches there are. What
 * is not present is padding: in no context, in no target, and masked by nothing.
 * It belongs to the geometry where the part has it: read it only.
 *
 * @returns [B, ⌈N / 32⌉], each sample's in the form of one mask of `patchWords`
 */
export const presentWords = (part: Part): Uint32Array => {
  const { count, grid } = part;
  if (part.masks === 'patches' && part.present !== undefined) return part.present;
  const length = wordsPerMask(grid.patches);
  const words = new Uint32Array(count * length);
  for (let sample = 0; sample < count; sample++) {
    paintRun(words, sample * length * 32, gridOfSample(part, sample).patches, true);
  }
  return words;
};
