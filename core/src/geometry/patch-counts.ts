import { countSet } from './count-bits.js';
import { type Part, wordsPerMask } from './part.js';
import { patchWords } from './patch-words.js';

/** How many patches each mask of a part has, in the order of the masks. */
export interface PatchCounts {
  /** [B · C]. */
  readonly context: Int32Array;
  /** [B · M]. */
  readonly targets: Int32Array;
}

/**
 * How many patches each mask of a part has: what a backend needs to know of
 * ragged lists before its device has made them.
 *
 * @param words of {@link patchWords}, if they are at hand
 */
export const patchCounts = (part: Part, words: Uint32Array = patchWords(part)): PatchCounts => {
  const { count, contexts, targets, grid } = part;
  const length = wordsPerMask(grid.patches);
  const context = new Int32Array(count * contexts);
  const target = new Int32Array(count * targets);
  let word = 0;
  for (let sample = 0; sample < count; sample++) {
    for (let mask = 0; mask < contexts + targets; mask++, word += length) {
      const patches = countSet(words, word, length);
      if (mask < contexts) context[sample * contexts + mask] = patches;
      else target[sample * targets + mask - contexts] = patches;
    }
  }
  return { context, targets: target };
};
