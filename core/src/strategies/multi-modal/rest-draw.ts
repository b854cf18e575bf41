import type { Stream } from '../../keys/stream.js';
import type { PatchDraw } from '../../patches/patch-draw.js';
import type { Wanted } from './token-draw.js';

/** Writes all patches that are there and that the target leaves as the context. */
export const writeRest = (
  { source, from }: Wanted,
  words: Uint32Array,
  context: number,
  target: number,
  length: number,
): void => {
  for (let word = 0; word < length; word++) {
    words[context + word] = source[from + word]! & ~words[target + word]!;
  }
};

/** Writes the context: so many of the patches that the target leaves, every set of them as likely. */
export const drawRest = (
  wanted: Wanted,
  words: Uint32Array,
  context: number,
  target: number,
  length: number,
  draw: PatchDraw,
  stream: Stream,
): void => {
  writeRest(wanted, words, context, target, length);
  const unused = wanted.size - wanted.target - wanted.context;
  if (unused > 0) draw.move(words, context, -1, unused, stream);
};
