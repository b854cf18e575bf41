import { paintRun } from './paint-run.js';
import { type BoxPart, boxesPerSample, boxSize, type Part, wordsPerMask } from './part.js';

/** Sets or clears the patches of the box at `at` in the mask whose first word is `word`. */
const paintBox = (
  { grid: { axes, rows, columns }, boxes }: BoxPart,
  at: number,
  words: Uint32Array,
  word: number,
  isSet: boolean,
): void => {
  const left = boxes[at + axes - 1]!;
  const width = boxes[at + 2 * axes - 1]!;
  const top = axes === 1 ? 0 : boxes[at + axes - 2]!;
  const bottom = axes === 1 ? 1 : top + boxes[at + 2 * axes - 2]!;
  const start = axes === 3 ? boxes[at]! : 0;
  const end = axes === 3 ? start + boxes[at + 3]! : 1;
  for (let frame = start; frame < end; frame++) {
    for (let row = top; row < bottom; row++) {
      paintRun(words, word * 32 + (frame * rows + row) * columns + left, width, isSet);
    }
  }
};

/**
 * Paints the boxes of a part into words that are all 0.
 *
 * @param words [B, C + M, ⌈N / 32⌉]
 */
export const paintWords = (part: BoxPart, words: Uint32Array): void => {
  const { count, contexts, targets, boxesPerTarget, grid } = part;
  const length = wordsPerMask(grid.patches);
  const size = boxSize(part);
  for (let sample = 0; sample < count; sample++) {
    const first = sample * (contexts + targets) * length;
    const at = sample * boxesPerSample(part) * size;
    for (let context = 0; context < contexts; context++) {
      paintBox(part, at + context * size, words, first + context * length, true);
    }
    for (let box = 0; box < targets * boxesPerTarget; box++) {
      const from = at + (contexts + box) * size;
      const target = contexts + Math.floor(box / boxesPerTarget);
      paintBox(part, from, words, first + target * length, true);
      for (let context = 0; context < contexts; context++) {
        paintBox(part, from, words, first + context * length, false);
      }
    }
  }
};

const wordsOfBoxes = (part: BoxPart): Uint32Array => {
  const { count, contexts, targets, grid } = part;
  const words = new Uint32Array(count * (contexts + targets) * wordsPerMask(grid.patches));
  paintWords(part, words);
  return words;
};

/**
 * The masks of a part as bits, whichever way they are said: all that a backend
 * must know. It belongs to the geometry where masks are patches: read it only.
 *
 * @returns [B, C + M, ⌈N / 32⌉], the form of a `PatchPart`'s `words`
 */
export const patchWords = (part: Part): Uint32Array =>
  part.masks === 'patches' ? part.words : wordsOfBoxes(part);
