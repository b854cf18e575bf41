import type { Brush } from './paint-level.js';

/** Writes a bit a patch, the first in the most significant bit of a byte; masks must start on whole bytes. */
export const bitBrush: Brush<Uint8Array> = {
  set(masks, start, columns, height, width) {
    let first = start;
    for (let row = height; row > 0; row--) {
      const last = first + width - 1;
      const end = last >> 3;
      let byte = first >> 3;
      let head = 0xff >> (first & 7);
      let tail = 0xff80 >> (last & 7);
      // A run within one byte: its ends are the same.
      if (byte === end) head = tail &= head;
      masks[byte] = masks[byte]! | head;
      while (++byte < end) masks[byte] = 0xff;
      masks[end] = masks[end]! | tail;
      first += columns;
    }
  },
  cut(targets, start, contexts, offset, columns, height, width) {
    const away = offset >> 3;
    let first = start;
    for (let row = height; row > 0; row--) {
      const last = first + width - 1;
      const end = last >> 3;
      let byte = first >> 3;
      // −1 if the run lies within one byte, else 0: often enough either, so not asked after.
      const within = ~((byte - end) >> 31);
      const from = 0xff >> (first & 7);
      const upTo = 0xff80 >> (last & 7);
      const head = from & (upTo | ~within);
      const tail = upTo & (from | ~within);
      targets[byte] = targets[byte]! | head;
      contexts[byte + away] = contexts[byte + away]! & ~head;
      while (++byte < end) {
        targets[byte] = 0xff;
        contexts[byte + away] = 0;
      }
      targets[end] = targets[end]! | tail;
      contexts[end + away] = contexts[end + away]! & ~tail;
      first += columns;
    }
  },
};
