import type { Positions } from './positions.js';
import type { PriorDraw } from './prior-draw.js';
import type { Stream } from './stream.js';

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
    if (positions.count(shape) === 0) return false;
    return positions.tryDrawing(stream, shape, this.#maxAttempts) || positions.drawExactly(stream, shape);
  }
}
