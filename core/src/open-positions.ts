import type { Completion } from './completion.js';
import type { Level } from './level.js';
import type { TargetPositions } from './positions.js';
import type { PriorDraw } from './prior-draw.js';
import type { Stream } from './stream.js';

/** Fewer patches than any block leaves uncovered: every position will do. */
export const ANY: number = -(1 << 28);

/**
 * Anywhere on the grid that a block keeps so many patches beside the targets
 * placed: a context its minimum, a target that nothing can be in the way of {@link ANY}.
 */
export class OpenPositions implements TargetPositions {
  top = 0;
  left = 0;
  readonly #level: Level;
  readonly #prior: PriorDraw;
  readonly #completion: Completion;
  readonly #least: number;

  constructor(level: Level, prior: PriorDraw, completion: Completion, least: number) {
    this.#level = level;
    this.#prior = prior;
    this.#completion = completion;
    this.#least = least;
  }

  draw(stream: Stream): number {
    let shape = this.#prior.draw(stream);
    while (!this.#drawPosition(stream, shape)) shape = this.#prior.drawOther(stream, shape);
    return shape;
  }

  #drawPosition(stream: Stream, shape: number): boolean {
    const { grid, maxAttempts } = this.#level;
    const height = this.#prior.heights[shape]!;
    const width = this.#prior.widths[shape]!;
    const columns = grid.columns - width + 1;
    const count = (grid.rows - height + 1) * columns;
    for (let attempt = 0; attempt < maxAttempts; attempt++) {
      if (this.#keepsEnough(stream.below(count), columns, height, width)) return true;
    }
    let found = 0;
    for (let index = 0; index < count; index++) {
      if (this.#keepsEnough(index, columns, height, width)) found++;
    }
    if (found === 0) return false;
    let rank = stream.below(found);
    for (let index = 0; rank >= 0; index++) {
      if (this.#keepsEnough(index, columns, height, width)) rank--;
    }
    return true;
  }

  /** Moves to a position; whether a block there keeps enough. */
  #keepsEnough(index: number, columns: number, height: number, width: number): boolean {
    this.top = (index / columns) | 0;
    this.left = index - this.top * columns;
    return (
      height * width - this.#completion.area >= this.#least ||
      this.#completion.uncovered(this.top, this.left, height, width) >= this.#least
    );
  }
}
