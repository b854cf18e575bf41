import { belowLarge } from '../keys/below-large.js';
import type { Stream } from '../keys/stream.js';

/**
 * Draws one after another without replacement, each in proportion to its weight
 * among those that are left (Plackett and Luce). Weights are whole numbers, so
 * that every draw is exact. Each is looked for among the sums of blocks of about
 * √N weights, and then in its block: for some thousands that is no slower than a
 * tree, whose every step is a branch by lot. It keeps its scratch.
 */
export class WeightedDraw {
  readonly #weights: Float64Array;
  readonly #sums: Float64Array;
  /** Weights of a block, as a power of two. */
  readonly #shift: number;
  #total = 0;

  /** @param most how many there are at most */
  constructor(most: number) {
    this.#weights = new Float64Array(most);
    this.#shift = (32 - Math.clz32(most)) >>> 1;
    this.#sums = new Float64Array((most >>> this.#shift) + 1);
  }

  /** Room for the weights of a new draw, 0 or more each, all together at most 2⁵³ − 1; then call `start`. */
  get weights(): Float64Array {
    return this.#weights;
  }

  /** Makes ready to draw from the first `count` weights. */
  start(count: number): void {
    const weights = this.#weights;
    const size = 1 << this.#shift;
    this.#total = 0;
    for (let from = 0, block = 0; from < count; from += size, block++) {
      const end = Math.min(from + size, count);
      let sum = 0;
      for (let at = from; at < end; at++) sum += weights[at]!;
      this.#sums[block] = sum;
      this.#total += sum;
    }
  }

  /** The number of the next one, which is then no longer there; some weight must be left. */
  next(stream: Stream): number {
    const sums = this.#sums;
    const weights = this.#weights;
    let left = belowLarge(stream, this.#total);
    let block = 0;
    for (let sum = sums[0]!; sum <= left; sum = sums[++block]!) left -= sum;
    let at = block << this.#shift;
    let weight = weights[at]!;
    for (; weight <= left; weight = weights[++at]!) left -= weight;
    this.#total -= weight;
    sums[block]! -= weight;
    weights[at] = 0;
    return at;
  }
}
