import type { Grid } from './grid.js';
import type { TargetPositions } from './positions.js';
import type { PriorDraw } from './prior-draw.js';
import type { Stream } from './stream.js';

/** Anywhere on the grid, and every position valid: where targets may overlap and can't trouble the context. */
export class FreePositions implements TargetPositions {
  top = 0;
  left = 0;
  readonly #grid: Grid;
  readonly #prior: PriorDraw;

  constructor(grid: Grid, prior: PriorDraw) {
    this.#grid = grid;
    this.#prior = prior;
  }

  draw(stream: Stream): number {
    const { rows, columns } = this.#grid;
    const shape = this.#prior.draw(stream);
    const lefts = columns - this.#prior.widths[shape]! + 1;
    const index = stream.below((rows - this.#prior.heights[shape]! + 1) * lefts);
    this.top = (index / lefts) | 0;
    this.left = index - this.top * lefts;
    return shape;
  }
}
