import type { Brush } from './paint-level.js';

/** Writes a byte a patch, one at a time, wherever masks start. */
export const byteBrush: Brush<Uint8Array> = {
  set(masks, start, columns, height, width) {
    for (let row = 0; row < height; row++) {
      const first = start + row * columns;
      for (let patch = first; patch < first + width; patch++) masks[patch] = 1;
    }
  },
  cut(targets, start, contexts, offset, columns, height, width) {
    for (let row = 0; row < height; row++) {
      const first = start + row * columns;
      for (let patch = first; patch < first + width; patch++) {
        targets[patch] = 1;
        contexts[patch + offset] = 0;
      }
    }
  },
};
