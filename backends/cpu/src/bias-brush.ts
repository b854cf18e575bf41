import type { Brush } from './paint-boxes.js';

/**
 * Writes 0 for a patch and −∞ for one cleared. It is not one with the brush of
 * bytes: code that writes both kinds of arrays writes either more slowly.
 */
export const biasBrush: Brush<Float32Array> = (cleared, offset, set, start, columns, height, width) => {
  const end = start + height * columns;
  for (let first = start; first < end; first += columns) {
    for (let patch = first; patch < first + width; patch++) {
      if (cleared !== undefined) cleared[patch + offset] = Number.NEGATIVE_INFINITY;
      set[patch] = 0;
    }
  }
};
