import type { BoxPart, Part } from '../../src/index.js';

/** A part of which a test knows that its masks are boxes. */
export const asBoxes = (part: Part | undefined): BoxPart => {
  if (part?.masks !== 'boxes') throw new TypeError(`a part of boxes is wanted, not of ${part?.masks}`);
  return part;
};
