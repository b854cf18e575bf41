import { ticks } from 'd3-array';

/** Where numbers lie along a line. */
export interface LinearScale {
  /** Position in pixels. */
  readonly position: (value: number) => number;
  /** About so many round numbers of the domain. */
  readonly ticks: (count: number) => ReadonlyArray<number>;
}

/**
 * A scale whose steps are as long everywhere.
 *
 * @param domain numbers at the ends
 * @param range positions of the ends, in pixels
 */
export const linearScale = (
  [low, high]: readonly [number, number],
  [from, to]: readonly [number, number],
): LinearScale => ({
  position: (value) => {
    const share = (value - low) / (high - low);
    return from * (1 - share) + to * share;
  },
  ticks: (count) => ticks(low, high, count),
});
