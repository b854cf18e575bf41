import { EDGES, Rectangles } from './rectangles.js';
import { atLeast0 } from './without-branches.js';

/**
 * The places of a block of one size inside some rectangles, counted in each of
 * those that hold them: quicker than {@link Places}, which counts each once. To
 * draw one of them, each as likely, take a number, and another if
 * {@link RepeatedPlaces.moveTo} tells that the place was counted before.
 */
export class RepeatedPlaces {
  top = 0;
  left = 0;
  #rectangles: Rectangles = new Rectangles();
  #height = 0;
  #width = 0;

  /** Turns to a size and counts its places, some of them more than once. */
  turnTo(rectangles: Rectangles, height: number, width: number): number {
    this.#rectangles = rectangles;
    this.#height = height;
    this.#width = width;
    const { edges, count } = rectangles;
    let total = 0;
    for (let at = 0; at < count * EDGES; at += EDGES) {
      const down = edges[at + 2]! - edges[at]! - height + 1;
      const across = edges[at + 3]! - edges[at + 1]! - width + 1;
      total += atLeast0(down) * atLeast0(across);
    }
    return total;
  }

  /**
   * Moves `top` and `left` to a place, 0 ≤ `rank` < their number.
   *
   * @returns false if a rectangle before the one of that number holds it, too
   */
  moveTo(rank: number): boolean {
    const { edges } = this.#rectangles;
    let rest = rank;
    let at = 0;
    for (; ; at += EDGES) {
      const down = atLeast0(edges[at + 2]! - edges[at]! - this.#height + 1);
      const across = atLeast0(edges[at + 3]! - edges[at + 1]! - this.#width + 1);
      if (rest < down * across) {
        const row = (rest / across) | 0;
        this.top = edges[at]! + row;
        this.left = edges[at + 1]! + rest - row * across;
        break;
      }
      rest -= down * across;
    }
    const bottom = this.top + this.#height;
    const right = this.left + this.#width;
    for (let before = 0; before < at; before += EDGES) {
      if (
        ((this.top - edges[before]!) |
          (this.left - edges[before + 1]!) |
          (edges[before + 2]! - bottom) |
          (edges[before + 3]! - right)) >=
        0
      ) {
        return false;
      }
    }
    return true;
  }
}
