import { type Part, type PatchPart, wordOffset, wordsPerMask } from '../geometry/part.js';
import { patchWords } from '../geometry/patch-words.js';

/** Clears all but the first `length` patches of a mask of `size` words. */
const cutMask = (words: Uint32Array, first: number, size: number, length: number): void => {
  let left = length;
  for (let word = first; word < first + size; word++) {
    let kept = 0;
    for (let rest = words[word]!; rest !== 0 && left > 0; left--) {
      const bit = 0x80000000 >>> Math.clz32(rest);
      kept |= bit;
      rest ^= bit;
    }
    words[word] = kept;
  }
};

/** A part whose masks have their first patches only, at most so many. */
export const cutToPrefix = <P extends string>(
  part: Part<P>,
  length: { readonly context: number; readonly targets: number },
): PatchPart<P> => {
  const { name, grid, contexts, targets, count, phases } = part;
  const words = patchWords(part).slice();
  const shape = {
    name,
    masks: 'patches',
    grid,
    contexts,
    targets,
    boxesPerTarget: 0,
    count,
    phases,
  } as const;
  const cut: PatchPart<P> = part.masks === 'patches' ? { ...part, words } : { ...shape, words };
  const size = wordsPerMask(grid.patches);
  for (let sample = 0; sample < count; sample++) {
    for (let mask = 0; mask < contexts + targets; mask++) {
      const most = mask < contexts ? length.context : length.targets;
      cutMask(words, wordOffset(cut, sample, mask), size, most);
    }
  }
  return cut;
};
