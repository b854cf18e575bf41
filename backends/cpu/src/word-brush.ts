import type { Brush } from './paint-level.js';

/** Four patches, a byte each, as one word: all set, those from a place on, those up to and including it. */
const wordsOf = (isSet: (patch: number, place: number) => boolean): Int32Array => {
  const bytes = Uint8Array.from({ length: 16 }, (_, at) => (isSet(at & 3, at >> 2) ? 1 : 0));
  return new Int32Array(bytes.buffer);
};
const FROM: Int32Array = wordsOf((patch, place) => patch >= place);
const UP_TO: Int32Array = wordsOf((patch, place) => patch <= place);
const ALL = FROM[0]!;

/** Writes a byte a patch, four at a time; masks must start on whole words. */
export const wordBrush: Brush<Int32Array> = {
  set(masks, start, columns, height, width) {
    let first = start;
    for (let row = height; row > 0; row--) {
      const last = first + width - 1;
      const end = last >> 2;
      let word = first >> 2;
      const head = FROM[first & 3]!;
      const tail = UP_TO[last & 3]!;
      if (word === end) {
        masks[word] = masks[word]! | (head & tail);
      } else {
        masks[word] = masks[word]! | head;
        while (++word < end) masks[word] = ALL;
        masks[end] = masks[end]! | tail;
      }
      first += columns;
    }
  },
  cut(targets, start, contexts, offset, columns, height, width) {
    const away = offset >> 2;
    let first = start;
    for (let row = height; row > 0; row--) {
      const last = first + width - 1;
      const end = last >> 2;
      let word = first >> 2;
      let head = FROM[first & 3]!;
      let tail = UP_TO[last & 3]!;
      // A run within one word: its ends are the same.
      if (word === end) head = tail &= head;
      targets[word] = targets[word]! | head;
      contexts[word + away] = contexts[word + away]! & ~head;
      while (++word < end) {
        targets[word] = ALL;
        contexts[word + away] = 0;
      }
      targets[end] = targets[end]! | tail;
      contexts[end + away] = contexts[end + away]! & ~tail;
      first += columns;
    }
  },
};
