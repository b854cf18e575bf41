import type { Positions } from './block-choice.js';
import type { Stream } from './stream.js';

/** Tests every position of a shape, ascending; writes the valid ones' indices and returns how many there are. */
export const listByTesting = (positions: Positions, shape: number, into: Int32Array): number => {
  const count = positions.count(shape);
  let found = 0;
  for (let index = 0; index < count; index++) {
    positions.locate(shape, index);
    if (positions.accepts(shape)) into[found++] = index;
  }
  return found;
};

/** Draws positions of a shape until one passes, at most `attempts` times. */
export const drawByTesting = (
  positions: Positions,
  stream: Stream,
  shape: number,
  attempts: number,
): boolean => {
  const count = positions.count(shape);
  for (let attempt = 0; attempt < attempts; attempt++) {
    positions.locate(shape, stream.below(count));
    if (positions.accepts(shape)) return true;
  }
  return false;
};
