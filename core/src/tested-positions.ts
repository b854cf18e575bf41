import type { Positions } from './positions.js';
import type { Stream } from './stream.js';

/** Positions of which each can be located by its index and tested: both ways to draw one follow. */
export abstract class TestedPositions implements Positions {
  top = 0;
  left = 0;
  #valid: Int32Array = new Int32Array(64);

  abstract count(shape: number): number;

  /** Moves `top` and `left` to a position, 0 ≤ `index` < count. */
  protected abstract locate(shape: number, index: number): void;

  /** Whether the block located may stand there. */
  protected abstract accepts(shape: number): boolean;

  tryDrawing(stream: Stream, shape: number, attempts: number): boolean {
    const count = this.count(shape);
    for (let attempt = 0; attempt < attempts; attempt++) {
      this.locate(shape, stream.below(count));
      if (this.accepts(shape)) return true;
    }
    return false;
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
