import type { Stream } from './stream.js';

/**
 * Shuffles in place as NumPy's legacy `shuffle` and `permutation` and CPython's
 * `random.shuffle` do: from the last element down to the second, each changes
 * places with one at or before it. (torch's `randperm` is another algorithm.)
 */
export const shuffle = (stream: Stream, values: Uint8Array | Int32Array): void => {
  for (let i = values.length - 1; i > 0; i--) {
    const j = stream.below(i + 1);
    const moved = values[i]!;
    values[i] = values[j]!;
    values[j] = moved;
  }
};
