import { belowLarge } from '../keys/below-large.js';
import type { Stream } from '../keys/stream.js';

/**
 * Draws one after another without replacement, each in proportion to its weight
 * among those that are left (Plackett and Luce). Weights are whole numbers, so
 * that every draw is exact; a binary indexed tree (Fenwick 1994) finds each in
 * about log₂ of their number of steps. It keeps its scratch.
 */
export class WeightedDraw {
  readonly #tree: Float64Array;
  readonly #weights: Float64Array;
  #count = 0;
  #total = 0;
  /** The largest power of two that is no more than the count. */
  #half = 0;

  /** @param most how many there are at most */
  constructor(most: number) {
    this.#tree = new Float64Array(most + 1);
    this.#weights = new Float64Array(most);
  }

  /** Room for the weights of a new draw, 0 or more each, all together at most 2⁵³ − 1; then call `start`. */
  get weights(): Float64Array {
    return this.#weights;
  }

  /** Makes ready to draw from the first `count` weights. */
  start(count: number): void {
    const tree = this.#tree;
    this.#count = count;
    this.#total = 0;
    for (let at = 1; at <= count; at++) tree[at] = 0;
    for (let at = 1; at <= count; at++) {
      const weight = this.#weights[at - 1]!;
      this.#total += weight;
      tree[at]! += weight;
      const parent = at + (at & -at);
      if (parent <= count) tree[parent]! += tree[at]!;
    }
    this.#half = 1;
    while (this.#half * 2 <= count) this.#half *= 2;
  }

  /** The number of the next one, which is then no longer there; some weight must be left. */
  next(stream: Stream): number {
    const tree = this.#tree;
    let left = belowLarge(stream, this.#total);
    let before = 0;
    for (let step = this.#half; step > 0; step >>>= 1) {
      const at = before + step;
      if (at <= this.#count && tree[at]! <= left) {
        before = at;
        left -= tree[at]!;
      }
    }
    const weight = this.#weights[before]!;
    this.#total -= weight;
    this.#weights[before] = 0;
    for (let at = before + 1; at <= this.#count; at += at & -at) tree[at]! -= weight;
    return before;
  }
}
