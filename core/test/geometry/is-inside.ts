import { blocksOf, type Geometry, type Part } from '../../src/index.js';

const boxesInside = (part: Part): boolean =>
  Array.from({ length: part.count }, (_, sample) => blocksOf(part, sample)).every(({ contexts, targets }) =>
    [...contexts, ...targets].every(
      ({ start = 0, top, left, duration = 1, height, width }) =>
        Math.min(start, top, left) >= 0 &&
        Math.min(duration, height, width) >= 1 &&
        start + duration <= part.grid.frames &&
        top + height <= part.grid.rows &&
        left + width <= part.grid.columns,
    ),
  );

/** Whether each word of a mask has patches of its sample only, bit by bit. */
const wordsInside = (part: Part): boolean => {
  if (part.masks !== 'patches') return true;
  const masks = part.contexts + part.targets;
  const words = Math.ceil(part.grid.patches / 32);
  return part.words.every((word, at) => {
    const sample = Math.floor(at / (masks * words));
    const patches = (part.grids?.[sample] ?? part.grid).patches;
    const first = (at % words) * 32;
    return [...word.toString(2).padStart(32, '0')].every((bit, k) => bit === '0' || first + k < patches);
  });
};

/** Whether every mask of a geometry lies inside its grid: box by box, bit by bit. */
export const isInside = ({ count, parts }: Geometry): boolean =>
  parts.every((part) => part.count === count && boxesInside(part) && wordsInside(part));
