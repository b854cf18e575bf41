import type { Stream } from '../keys/stream.js';

/**
 * Sets `count` of the first `places` bits of a row and clears the others, every
 * subset as likely: by one draw for each that is set, or for each that is not, whichever are
 * fewer (Floyd's method: Bentley and Floyd, "A sample of brilliance", 1987).
 *
 * @param words the row, place 0 the highest bit of the first word: in the last place's word the bits after it
 *   become 0, and later words stay as they are
 */
export const drawBits = (words: Uint32Array, places: number, count: number, stream: Stream): void => {
  const end = (places + 31) >>> 5;
  for (let word = 0; word < end; word++) words[word] = 0;
  const isFew = count * 2 <= places;
  for (let last = places - (isFew ? count : places - count); last < places; last++) {
    const drawn = stream.below(last + 1);
    const bit = 0x80000000 >>> (drawn & 31);
    // Where the place drawn is set already, the last one is set instead: it can't be set yet.
    if ((words[drawn >>> 5]! & bit) === 0) words[drawn >>> 5]! |= bit;
    else words[last >>> 5]! |= 0x80000000 >>> (last & 31);
  }
  if (isFew) return;
  for (let word = 0; word < end; word++) words[word] = ~words[word]!;
  if ((places & 31) !== 0) words[end - 1]! &= -1 << (32 - (places & 31));
};

/** The first place from a given one on whose bit is set: there is one. */
export const nextBit = (words: Uint32Array, from: number): number => {
  let word = from >>> 5;
  let rest = words[word]! & (-1 >>> (from & 31));
  while (rest === 0) rest = words[++word]!;
  return word * 32 + Math.clz32(rest);
};
