import type { Grid } from '../../grid/grid.js';

/**
 * How many patches of any rectangle no target covers, in constant time: of every
 * patch, the uncovered ones above and to the left of it.
 */
export class Cover {
  readonly #grid: Grid;
  readonly #counts: Int32Array;

  constructor(grid: Grid) {
    this.#grid = grid;
    this.#counts = new Int32Array((grid.rows + 1) * (grid.columns + 1));
  }

  /** Counts anew beside `count` targets, from `at` on: top, left, height, width. */
  count(blocks: Int32Array, at: number, count: number): void {
    const { rows, columns } = this.#grid;
    const stride = columns + 1;
    const counts = this.#counts;
    counts.fill(1);
    for (let block = at; block < at + count * 4; block += 4) {
      const left = blocks[block + 1]! + 1;
      for (let row = 0; row < blocks[block + 2]!; row++) {
        const from = (blocks[block]! + row + 1) * stride + left;
        counts.fill(0, from, from + blocks[block + 3]!);
      }
    }
    counts.fill(0, 0, stride);
    for (let row = 1; row <= rows; row++) {
      let inRow = 0;
      let cell = row * stride;
      counts[cell] = 0;
      for (let column = 0; column < columns; column++) {
        cell++;
        inRow += counts[cell]!;
        counts[cell] = inRow + counts[cell - stride]!;
      }
    }
  }

  /** Uncovered patches of the rectangle between edges. */
  between(top: number, left: number, bottom: number, right: number): number {
    const counts = this.#counts;
    const above = top * (this.#grid.columns + 1);
    const below = bottom * (this.#grid.columns + 1);
    return counts[below + right]! - counts[below + left]! - counts[above + right]! + counts[above + left]!;
  }
}
