import type { PriorDraw } from './prior-draw.js';
import type { Stream } from './stream.js';

/** The positions that a block of each shape may be tried at, and the test that one is valid. */
export interface Positions {
  /** The block last located. */
  top: number;
  left: number;
  /** How many positions there are to try for a shape. */
  count(shape: number): number;
  /** Moves `top` and `left` to a position, 0 ≤ `index` < count. */
  locate(shape: number, index: number): void;
  /** Whether the block located may stand there. */
  accepts(shape: number): boolean;
  /** Draws positions of a shape until one is valid, at most `attempts` times; whether one was. */
  tryDrawing(stream: Stream, shape: number, attempts: number): boolean;
  /** Writes the indices of a shape's valid positions, ascending, and returns how many there are. */
  listValid(shape: number, into: Int32Array): number;
}

/**
 * Draws one block: its shape from the prior restricted to shapes with a valid
 * position, its position uniform among that shape's valid ones.
 *
 * First the cheap way, at most `maxAttempts` times: a position uniform among
 * those to try, taken if valid. Then the exact way: all are tested, and one of
 * the valid ones is drawn, which follows the same law. A shape without any is
 * left out and another one drawn.
 */
export class BlockChoice {
  readonly #prior: PriorDraw;
  readonly #positions: Positions;
  readonly #maxAttempts: number;
  #valid: Int32Array = new Int32Array(64);

  constructor(prior: PriorDraw, positions: Positions, maxAttempts: number) {
    this.#prior = prior;
    this.#positions = positions;
    this.#maxAttempts = maxAttempts;
  }

  /**
   * Leaves the block at `positions.top`, `positions.left`.
   *
   * @returns the index of its shape
   */
  draw(stream: Stream): number {
    const prior = this.#prior;
    let shape = prior.draw(stream);
    while (shape >= 0 && !this.#drawPosition(stream, shape)) {
      prior.exclude(shape);
      shape = prior.draw(stream);
    }
    prior.reset();
    // No configuration gets here: planning refuses those in which a sample can get stuck.
    if (shape < 0) throw new Error('a planned level has no position left for a block; please report this');
    return shape;
  }

  #drawPosition(stream: Stream, shape: number): boolean {
    const positions = this.#positions;
    const count = positions.count(shape);
    if (count === 0) return false;
    if (positions.tryDrawing(stream, shape, this.#maxAttempts)) return true;
    if (this.#valid.length < count) this.#valid = new Int32Array(count);
    const valid = positions.listValid(shape, this.#valid);
    if (valid === 0) return false;
    positions.locate(shape, this.#valid[stream.below(valid)]!);
    return true;
  }
}
