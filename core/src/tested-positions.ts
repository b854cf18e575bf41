import type { TargetPositions } from './positions.js';
import type { PriorDraw } from './prior-draw.js';
import type { Stream } from './stream.js';

/** Positions of which each can be located by its index and tested: both ways to draw one follow. */
export abstract class TestedPositions implements TargetPositions {
  top = 0;
  left = 0;
  protected readonly prior: PriorDraw;
  readonly #maxAttempts: number;
  #valid: Int32Array = new Int32Array(64);

  constructor(prior: PriorDraw, maxAttempts: number) {
    this.prior = prior;
    this.#maxAttempts = maxAttempts;
  }

  draw(stream: Stream, remaining: number): number {
    this.prepare(remaining);
    let shape = this.prior.draw(stream);
    while (!this.#drawPosition(stream, shape)) shape = this.prior.drawOther(stream, shape);
    return shape;
  }

  /** Gets ready for a target after which `remaining` more are to come. */
  protected abstract prepare(remaining: number): void;

  /** How many positions there are to try for a shape. */
  protected abstract count(shape: number): number;

  /** Moves `top` and `left` to a position, 0 ≤ `index` < count. */
  protected abstract locate(shape: number, index: number): void;

  /** Whether the block located may stand there. */
  protected abstract accepts(shape: number): boolean;

  #drawPosition(stream: Stream, shape: number): boolean {
    const count = this.count(shape);
    if (count === 0) return false;
    for (let attempt = 0; attempt < this.#maxAttempts; attempt++) {
      this.locate(shape, stream.below(count));
      if (this.accepts(shape)) return true;
    }
    return this.drawExactly(stream, shape);
  }

  drawExactly(stream: Stream, shape: number): boolean {
    const count = this.count(shape);
    if (this.#valid.length < count) this.#valid = new Int32Array(count);
    let found = 0;
    for (let index = 0; index < count; index++) {
      this.locate(shape, index);
      if (this.accepts(shape)) this.#valid[found++] = index;
    }
    if (found === 0) return false;
    this.locate(shape, this.#valid[stream.below(found)]!);
    return true;
  }
}
