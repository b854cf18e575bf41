import type { Brush } from './paint-boxes.js';

/** Writes a bit a patch, the first in the most significant bit of a byte; masks must start on whole bytes. */
export const bitBrush: Brush<Uint8Array> = (cleared, offset, set, start, columns, height, width) => {
  const away = offset >> 3;
  let first = start;
  for (let row = height; row > 0; row--) {
    const last = first + width - 1;
    const end = last >> 3;
    let byte = first >> 3;
    // 0 if the run lies within one byte, whose ends are the same, else −1: either is common, so not asked after.
    const apart = (byte - end) >> 31;
    const from = 0xff >> (first & 7);
    const upTo = 0xff80 >> (last & 7);
    const head = from & (upTo | apart);
    const tail = upTo & (from | apart);
    cleared[byte + away] = cleared[byte + away]! & ~head;
    set[byte] = set[byte]! | head;
    while (++byte < end) {
      cleared[byte + away] = 0;
      set[byte] = 0xff;
    }
    cleared[end + away] = cleared[end + away]! & ~tail;
    set[end] = set[end]! | tail;
    first += columns;
  }
};
