import type { Part } from './part.js';

/**
 * The masks of a batch, as small as they can be said: what a backend gets.
 *
 * @typeParam P the names of its parts: `''` for a single unnamed one, `level_0`, … for a hierarchy
 */
export interface Geometry<P extends string = string> {
  /** Samples in the batch, B. */
  readonly count: number;
  /** One or more, each of B samples. */
  readonly parts: readonly [Part<P>, ...ReadonlyArray<Part<P>>];
}
