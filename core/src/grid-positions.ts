import type { Completion } from './completion.js';
import type { Level } from './level.js';
import type { TargetPositions } from './positions.js';
import type { PriorDraw } from './prior-draw.js';
import { WholeGridPositions } from './whole-grid-positions.js';

/** Anywhere on the grid: where targets can't be in each other's way, or there are too many openings to list. */
export class GridPositions extends WholeGridPositions implements TargetPositions {
  readonly #disjoint: boolean;
  readonly #completion: Completion;
  readonly #free: boolean;
  #remaining = 0;

  /** @param free whether nothing needs looking ahead */
  constructor(level: Level, prior: PriorDraw, completion: Completion, free: boolean) {
    super(level.grid, prior);
    this.#disjoint = level.targetOverlap === 'forbid';
    this.#completion = completion;
    this.#free = free;
  }

  prepare(remaining: number): void {
    this.#remaining = remaining;
  }

  protected accepts(shape: number): boolean {
    const height = this.prior.heights[shape]!;
    const width = this.prior.widths[shape]!;
    if (this.#disjoint && !this.#completion.room.isFree(this.top, this.left, height, width)) return false;
    return this.#free || this.#completion.completesWith(this.top, this.left, height, width, this.#remaining);
  }
}
