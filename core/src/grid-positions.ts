import type { Completion } from './completion.js';
import type { Grid } from './grid.js';
import type { Level } from './level.js';
import type { TargetPositions } from './positions.js';
import type { PriorDraw } from './prior-draw.js';
import { TestedPositions } from './tested-positions.js';

/** Anywhere on the grid: where targets can't be in each other's way, or there are too many openings to list. */
export class GridPositions extends TestedPositions implements TargetPositions {
  readonly #grid: Grid;
  readonly #disjoint: boolean;
  readonly #prior: PriorDraw;
  readonly #completion: Completion;
  readonly #free: boolean;
  #remaining = 0;

  /** @param free whether nothing needs looking ahead */
  constructor(level: Level, prior: PriorDraw, completion: Completion, free: boolean) {
    super();
    this.#grid = level.grid;
    this.#disjoint = level.targetOverlap === 'forbid';
    this.#prior = prior;
    this.#completion = completion;
    this.#free = free;
  }

  prepare(remaining: number): void {
    this.#remaining = remaining;
  }

  count(shape: number): number {
    const { rows, columns } = this.#grid;
    return (rows - this.#prior.heights[shape]! + 1) * (columns - this.#prior.widths[shape]! + 1);
  }

  protected locate(shape: number, index: number): void {
    const columns = this.#grid.columns - this.#prior.widths[shape]! + 1;
    this.top = (index / columns) | 0;
    this.left = index - this.top * columns;
  }

  protected accepts(shape: number): boolean {
    const height = this.#prior.heights[shape]!;
    const width = this.#prior.widths[shape]!;
    if (this.#disjoint && !this.#completion.room.isFree(this.top, this.left, height, width)) return false;
    return this.#free || this.#completion.completesWith(this.top, this.left, height, width, this.#remaining);
  }
}
