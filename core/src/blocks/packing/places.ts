import { NOWHERE } from './pieces.js';
import { EDGES, Rectangles } from './rectangles.js';
import { atLeast0, larger, smaller } from './without-branches.js';

/**
 * The places of a block of one size inside any of some rectangles. Mostly it is
 * quickest to count them in each rectangle that holds them: to draw one, each as
 * likely, take a number, and another if {@link Places.moveTo} tells that the
 * place was counted before. {@link Places.walk} counts each once.
 */
export class Places {
  top = 0;
  left = 0;
  #rectangles: Rectangles = new Rectangles();
  #height = 0;
  #width = 0;

  /** Turns to a size; returns how many places it has, some of them counted more than once. */
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
   * Moves `top` and `left` to a place, 0 ≤ `rank` < the number of {@link Places.turnTo}.
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
    return !this.#rectangles.holds(this.top, this.left, bottom, right, at);
  }

  /** Counts places, each once, by top, then left, and stays at the one of number `rank`. */
  walk(rank: number): number {
    const { edges, count } = this.#rectangles;
    const end = count * EDGES;
    let bottom = 0;
    for (let at = 0; at < end; at += EDGES) bottom = larger(bottom, edges[at + 2]!);
    let found = 0;
    for (this.top = 0; this.top + this.#height <= bottom; this.top++) {
      for (this.left = 0; ; ) {
        // From here on there are places up to the end of what holds one here, or none up to the next start.
        let until = 0;
        let next = NOWHERE;
        for (let at = 0; at < end; at += EDGES) {
          if (edges[at]! > this.top || edges[at + 2]! < this.top + this.#height) continue;
          const last = edges[at + 3]! - this.#width;
          if (edges[at + 1]! <= this.left) until = larger(until, last + 1);
          else if (edges[at + 1]! <= last) next = smaller(next, edges[at + 1]!);
        }
        const more = until - this.left;
        if (more > 0) {
          if (rank >= 0 && rank < found + more) {
            this.left += rank - found;
            return rank;
          }
          found += more;
          this.left = until;
        } else if (next < NOWHERE) this.left = next;
        else break;
      }
    }
    return found;
  }
}
