import type { Grid } from './grid.js';
import type { PriorDraw } from './prior-draw.js';
import { TestedPositions } from './tested-positions.js';

/** Every position on the grid, row by row. */
export abstract class WholeGridPositions extends TestedPositions {
  readonly #grid: Grid;
  protected readonly prior: PriorDraw;

  constructor(grid: Grid, prior: PriorDraw) {
    super();
    this.#grid = grid;
    this.prior = prior;
  }

  count(shape: number): number {
    const { rows, columns } = this.#grid;
    return (rows - this.prior.heights[shape]! + 1) * (columns - this.prior.widths[shape]! + 1);
  }

  protected locate(shape: number, index: number): void {
    const columns = this.#grid.columns - this.prior.widths[shape]! + 1;
    this.top = (index / columns) | 0;
    this.left = index - this.top * columns;
  }
}
