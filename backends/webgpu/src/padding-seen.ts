import type { Part } from '@jepa-masks/core';
import { presentWords, wordOffset, wordsPerMask } from '@jepa-masks/core/geometry';

/** A part whose first context has all padding too, so that no padding is found unseen. */
export const paddingSeen = (part: Part): Part => {
  if (part.masks === 'boxes' || (part.grids === undefined && part.present === undefined)) return part;
  const words = part.words.slice();
  const length = wordsPerMask(part.grid.patches);
  presentWords(part).forEach((present, at) => {
    const place = wordOffset(part, Math.floor(at / length), 0) + (at % length);
    words[place] = words[place]! | ~present;
  });
  return { ...part, words };
};
