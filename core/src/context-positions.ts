import type { Completion } from './completion.js';
import type { Level } from './level.js';
import type { PriorDraw } from './prior-draw.js';
import type { Stream } from './stream.js';

/**
 * Where a context block may stand: anywhere that it keeps its minimum beside
 * the targets. Drawn as targets are: see `TargetPositions`.
 */
export class ContextPositions {
  /** The block drawn last. */
  top = 0;
  left = 0;
  readonly #level: Level;
  readonly #prior: PriorDraw;
  readonly #completion: Completion;

  /** @param completion in which all targets of the sample are placed by the time of drawing */
  constructor(level: Level, prior: PriorDraw, completion: Completion) {
    this.#level = level;
    this.#prior = prior;
    this.#completion = completion;
  }

  /** Draws a block; returns the index of its shape. */
  draw(stream: Stream): number {
    let shape = this.#prior.draw(stream);
    while (!this.#drawPosition(stream, shape)) shape = this.#prior.drawOther(stream, shape);
    return shape;
  }

  #drawPosition(stream: Stream, shape: number): boolean {
    const { grid, maxAttempts, minContextPatches } = this.#level;
    const height = this.#prior.heights[shape]!;
    const width = this.#prior.widths[shape]!;
    const columns = grid.columns - width + 1;
    const count = (grid.rows - height + 1) * columns;
    const isSafe = height * width - this.#completion.area >= minContextPatches;
    for (let attempt = 0; attempt < maxAttempts; attempt++) {
      this.#locate(stream.below(count), columns);
      if (isSafe || this.#keepsMinimum(height, width)) return true;
    }
    let found = 0;
    for (let index = 0; index < count; index++) {
      this.#locate(index, columns);
      if (isSafe || this.#keepsMinimum(height, width)) found++;
    }
    if (found === 0) return false;
    let rank = stream.below(found);
    for (let index = 0; ; index++) {
      this.#locate(index, columns);
      if ((isSafe || this.#keepsMinimum(height, width)) && rank-- === 0) return true;
    }
  }

  #locate(index: number, columns: number): void {
    this.top = (index / columns) | 0;
    this.left = index - this.top * columns;
  }

  #keepsMinimum(height: number, width: number): boolean {
    return this.#completion.uncovered(this.top, this.left, height, width) >= this.#level.minContextPatches;
  }
}
