import type { Completion } from './completion.js';
import type { Level } from './level.js';
import type { PriorDraw } from './prior-draw.js';
import { TestedPositions } from './tested-positions.js';

/** Anywhere on the grid: where targets can't be in each other's way, or there are too many openings to list. */
export class GridPositions extends TestedPositions {
  readonly #level: Level;
  readonly #completion: Completion;
  readonly #free: boolean;
  #remaining = 0;

  /** @param free whether nothing needs looking ahead */
  constructor(level: Level, prior: PriorDraw, completion: Completion, free: boolean) {
    super(prior, level.maxAttempts);
    this.#level = level;
    this.#completion = completion;
    this.#free = free;
  }

  protected prepare(remaining: number): void {
    this.#remaining = remaining;
  }

  protected count(shape: number): number {
    const { rows, columns } = this.#level.grid;
    return (rows - this.prior.heights[shape]! + 1) * (columns - this.prior.widths[shape]! + 1);
  }

  protected locate(shape: number, index: number): void {
    const columns = this.#level.grid.columns - this.prior.widths[shape]! + 1;
    this.top = (index / columns) | 0;
    this.left = index - this.top * columns;
  }

  protected accepts(shape: number): boolean {
    const height = this.prior.heights[shape]!;
    const width = this.prior.widths[shape]!;
    const completion = this.#completion;
    if (
      this.#level.targetOverlap === 'forbid' &&
      !completion.room.isFree(this.top, this.left, height, width)
    ) {
      return false;
    }
    return this.#free || completion.completesWith(this.top, this.left, height, width, this.#remaining);
  }
}
