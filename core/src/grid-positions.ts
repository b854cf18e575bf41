import type { Completion } from './completion.js';
import type { Level } from './level.js';
import type { TargetPositions } from './positions.js';
import type { PriorDraw } from './prior-draw.js';
import type { Stream } from './stream.js';

/**
 * Anywhere on the grid. Each position can be located by its index and tested:
 * both ways to draw one follow.
 */
export class GridPositions implements TargetPositions {
  top = 0;
  left = 0;
  protected remaining = 0;
  protected readonly level: Level;
  protected readonly prior: PriorDraw;
  protected readonly completion: Completion;
  readonly #free: boolean;

  /** @param free whether nothing needs looking ahead */
  constructor(level: Level, prior: PriorDraw, completion: Completion, free: boolean) {
    this.level = level;
    this.prior = prior;
    this.completion = completion;
    this.#free = free;
  }

  draw(stream: Stream, remaining: number): number {
    this.remaining = remaining;
    let shape = this.prior.draw(stream);
    while (!this.#drawPosition(stream, shape)) shape = this.prior.drawOther(stream, shape);
    return shape;
  }

  /** How many positions there are to try for a shape. */
  protected count(shape: number): number {
    const { rows, columns } = this.level.grid;
    return (rows - this.prior.heights[shape]! + 1) * (columns - this.prior.widths[shape]! + 1);
  }

  /** Moves `top` and `left` to a position, 0 ≤ `index` < count. */
  protected locate(shape: number, index: number): void {
    const columns = this.level.grid.columns - this.prior.widths[shape]! + 1;
    this.top = (index / columns) | 0;
    this.left = index - this.top * columns;
  }

  /** Whether the block located may stand there. */
  protected accepts(shape: number): boolean {
    const { level, completion, top, left } = this;
    const height = this.prior.heights[shape]!;
    const width = this.prior.widths[shape]!;
    if (level.targetOverlap === 'forbid' && !completion.room.isFree(top, left, height, width)) return false;
    return this.#free || completion.completesWith(top, left, height, width, this.remaining);
  }

  #drawPosition(stream: Stream, shape: number): boolean {
    const count = this.count(shape);
    if (count === 0) return false;
    for (let attempt = 0; attempt < this.level.maxAttempts; attempt++) {
      this.locate(shape, stream.below(count));
      if (this.accepts(shape)) return true;
    }
    return this.drawExactly(stream, shape);
  }

  drawExactly(stream: Stream, shape: number): boolean {
    const count = this.count(shape);
    let found = 0;
    for (let index = 0; index < count; index++) {
      this.locate(shape, index);
      if (this.accepts(shape)) found++;
    }
    if (found === 0) return false;
    let rank = stream.below(found);
    for (let index = 0; rank >= 0; index++) {
      this.locate(shape, index);
      if (this.accepts(shape)) rank--;
    }
    return true;
  }
}
