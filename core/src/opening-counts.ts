import type { Grid } from './grid.js';
import type { Shape } from './lattice.js';

/**
 * How many openings of one shape lie in a stretch of a row, in constant time:
 * for each row, running counts over the left edges.
 */
export class OpeningCounts {
  /** Left edges a row has. */
  readonly lefts: number;
  readonly #counts: Int16Array;

  /** @param openings positions of the shape as top · columns + left */
  constructor(grid: Grid, shape: Shape, openings: Int32Array) {
    this.lefts = grid.columns - shape.width + 1;
    const stride = this.lefts + 1;
    this.#counts = new Int16Array((grid.rows - shape.height + 1) * stride);
    for (const opening of openings) {
      const top = Math.floor(opening / grid.columns);
      const left = opening % grid.columns;
      this.#counts[top * stride + left + 1] = 1;
    }
    for (let at = 0; at < this.#counts.length; at++) {
      if (at % stride > 0) this.#counts[at] = this.#counts[at]! + this.#counts[at - 1]!;
    }
  }

  /** Openings in row `top` with `from` ≤ left < `to`. */
  between(top: number, from: number, to: number): number {
    const row = top * (this.lefts + 1);
    return this.#counts[row + to]! - this.#counts[row + from]!;
  }

  /** The left edge of opening number `rank`, counted from 0, among those of row `top` with left ≥ `from`. */
  select(top: number, from: number, rank: number): number {
    const row = top * (this.lefts + 1);
    const wanted = this.#counts[row + from]! + rank + 1;
    let left = from;
    while (this.#counts[row + left + 1]! < wanted) left++;
    return left;
  }
}
