import { belowLarge } from '../keys/below-large.js';
import type { Stream } from '../keys/stream.js';

/**
 * Draws one after another without replacement, each in proportion to its weight
 * among those that are left (Plackett and Luce). Weights are whole numbers, so
 * that every draw is exact. Each is looked for among the sums of blocks of about
 * √N weights, and then in its block, whose weights are all taken off in turn: for
 * some thousands that is faster than a tree, where every step is a branch by lot.
 * It keeps its scratch.
 */
export class WeightedDraw {
  /** Room for the weights of a new draw, 0 to 2²⁰ each; then call `start`. */
  readonly weights: Int32Array;
  /** The same, and zeros, so that the last block is as long as the others. */
  readonly #weights: Int32Array;
  readonly #sums: Float64Array;
  /** Weights of a block, as a power of two. */
  readonly #shift: number;
  #total = 0;

  /** @param count how many weights there are, up to 2²⁰: those of a block are then below 2³¹ together */
  constructor(count: number) {
    this.#shift = (32 - Math.clz32(count)) >>> 1;
    this.#sums = new Float64Array((count >>> this.#shift) + 1);
    this.#weights = new Int32Array(this.#sums.length << this.#shift);
    this.weights = this.#weights.subarray(0, count);
  }

  /** Makes ready to draw. */
  start(): void {
    const weights = this.#weights;
    const sums = this.#sums;
    this.#total = 0;
    for (let block = 0, at = 0; block < sums.length; block++) {
      let sum = 0;
      for (const end = (block + 1) << this.#shift; at < end; at++) sum = (sum + weights[at]!) | 0;
      sums[block] = sum;
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
    const first = block << this.#shift;
    const end = (block + 1) << this.#shift;
    let rest = left | 0;
    let at = end;
    // It is the first weight from which on less than nothing is left.
    for (let one = first; one < end; one++) {
      rest = (rest - weights[one]!) | 0;
      at += rest >> 31;
    }
    const weight = weights[at]!;
    this.#total -= weight;
    sums[block]! -= weight;
    weights[at] = 0;
    return at;
  }
}
