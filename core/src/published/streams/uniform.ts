import type { Stream } from './stream.js';

/** A range of numbers, lower end first. */
export type Range = readonly [low: number, high: number];

/**
 * The point of a range at u: `low + u·(high - low)`, in this order of
 * operations, as every published generator computes it. An inverted range is
 * walked backwards, as there.
 */
export const between = (range: Range, u: number): number => range[0] + u * (range[1] - range[0]);

/** A float drawn from a range, as `np.random.uniform` and `random.uniform` do. */
export const uniform = (stream: Stream, range: Range): number => between(range, stream.float());
