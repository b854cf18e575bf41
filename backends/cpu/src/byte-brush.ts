import type { Brush } from './paint-boxes.js';

/** Writes a byte a patch, one at a time, wherever masks start. */
export const byteBrush: Brush<Uint8Array> = (cleared, offset, set, start, columns, height, width) => {
  for (let row = 0; row < height; row++) {
    const first = start + row * columns;
    for (let patch = first; patch < first + width; patch++) {
      if (cleared !== undefined) cleared[patch + offset] = 0;
      set[patch] = 1;
    }
  }
};
