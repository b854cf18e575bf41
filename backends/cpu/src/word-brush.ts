import type { Brush } from './paint-boxes.js';

/** Four patches, a byte each, as one word: those from a place on set; 4 is past the last. */
const FROM: Int32Array = new Int32Array(
  Uint8Array.from({ length: 20 }, (_, at) => Number((at & 3) >= at >> 2)).buffer,
);
const ALL = FROM[0]!;
/** Those up to and including a place set. */
const UP_TO: Int32Array = FROM.subarray(1).map((from) => ALL ^ from);

/** Writes a byte a patch, four at a time; masks must start on whole words. */
export const wordBrush: Brush<Int32Array> = (cleared, offset, set, start, columns, height, width) => {
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
    if (cleared !== undefined) cleared[word + away] = cleared[word + away]! & ~head;
    set[word] = set[word]! | head;
    while (++word < end) {
      if (cleared !== undefined) cleared[word + away] = 0;
      set[word] = ALL;
    }
    if (cleared !== undefined) cleared[end + away] = cleared[end + away]! & ~tail;
    set[end] = set[end]! | tail;
    first += columns;
  }
};
