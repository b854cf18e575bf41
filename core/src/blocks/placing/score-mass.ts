import type { Grid } from '../../grid/grid.js';

/** How much the patches of any rectangle weigh together, in constant time: of every patch, those above and to the left of it. */
export class ScoreMass {
  readonly #grid: Grid;
  readonly #sums: Float64Array;

  constructor(grid: Grid) {
    this.#grid = grid;
    this.#sums = new Float64Array((grid.rows + 1) * (grid.columns + 1));
  }

  /** Sums anew: whole numbers, one a patch, row by row, all together at most 2⁵³ − 1. */
  sum(weights: Int32Array): void {
    const { rows, columns } = this.#grid;
    const sums = this.#sums;
    const stride = columns + 1;
    let patch = 0;
    for (let row = 1; row <= rows; row++) {
      let inRow = 0;
      for (let column = 1; column <= columns; column++) {
        inRow += weights[patch++]!;
        sums[row * stride + column] = inRow + sums[(row - 1) * stride + column]!;
      }
    }
  }

  /** What the rectangle between edges weighs. */
  between(top: number, left: number, bottom: number, right: number): number {
    const sums = this.#sums;
    const above = top * (this.#grid.columns + 1);
    const below = bottom * (this.#grid.columns + 1);
    return sums[below + right]! - sums[below + left]! - sums[above + right]! + sums[above + left]!;
  }
}
