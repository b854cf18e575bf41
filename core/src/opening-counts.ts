import type { Grid } from './grid.js';
import type { Shape } from './lattice.js';

/**
 * How many openings of one shape lie in a rectangle of positions, in constant
 * time: of every position, the openings above and to the left of it.
 */
export class OpeningCounts {
  /** Positions from top to bottom, and from left to right. */
  readonly tops: number;
  readonly lefts: number;
  readonly #counts: Int32Array;

  /** @param openings positions of the shape as top · columns + left */
  constructor(grid: Grid, shape: Shape, openings: Int32Array) {
    this.tops = grid.rows - shape.height + 1;
    this.lefts = grid.columns - shape.width + 1;
    const stride = this.lefts + 1;
    const counts = new Int32Array((this.tops + 1) * stride);
    for (const opening of openings) {
      const top = Math.floor(opening / grid.columns);
      counts[(top + 1) * stride + opening - top * grid.columns + 1] = 1;
    }
    for (let at = stride; at < counts.length; at++) {
      if (at % stride === 0) continue;
      counts[at] = counts[at]! + counts[at - 1]! + counts[at - stride]! - counts[at - stride - 1]!;
    }
    this.#counts = counts;
  }

  /** Openings in rows `top` to `bottom` with `from` ≤ left < `to`. */
  between(top: number, bottom: number, from: number, to: number): number {
    const counts = this.#counts;
    const above = top * (this.lefts + 1);
    const below = bottom * (this.lefts + 1);
    return counts[below + to]! - counts[below + from]! - counts[above + to]! + counts[above + from]!;
  }
}
