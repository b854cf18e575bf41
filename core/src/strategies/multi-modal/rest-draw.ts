import type { Stream } from '../../keys/stream.js';
import type { PatchDraw } from '../../patches/patch-draw.js';
import type { Wanted } from './token-draw.js';

/** Writes the context: so many of the patches that the target leaves, every set of them as likely. */
export const drawRest = (
  { source, from, size, context: seen, target: masked }: Wanted,
  words: Uint32Array,
  context: number,
  target: number,
  length: number,
  draw: PatchDraw,
  stream: Stream,
): void => {
  for (let word = 0; word < length; word++) {
    words[context + word] = source[from + word]! & ~words[target + word]!;
  }
  const unused = size - masked - seen;
  if (unused > 0) draw.move(words, context, -1, unused, stream);
};
