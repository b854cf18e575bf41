import { type Key, seedState } from './key.js';

const TWO_32 = 4294967296;

/** The highest bit: where it is turned over in both, comparing two words as signed integers compares them without signs. */
const SIGN = -0x80000000;

/** Bounds up to which 32-bit products do. */
const SMALL = 0xffff;

/**
 * xoroshiro128+ over the state that a key names: pure-rand's
 * `xoroshiro128plusFromState`, output for output (a test holds the two against
 * each other), but re-seeded in place, so that a batch of a million samples
 * allocates one stream and not a million.
 */
export class Stream {
  readonly #state: Int32Array = new Int32Array(4);
  #s00 = 0;
  #s01 = 0;
  #s10 = 0;
  #s11 = 0;

  /** Starts over as the stream of sample `index` (and level, unless −1) below `root`. */
  seed(root: Key, index: number, level: number): void {
    const state = this.#state;
    seedState(root, index, level, state);
    this.#s01 = state[0]!;
    this.#s00 = state[1]!;
    this.#s11 = state[2]!;
    this.#s10 = state[3]!;
  }

  /** The next 32 bits, as a signed integer: engines keep those without allocating. */
  next(): number {
    const s00 = this.#s00;
    const s01 = this.#s01;
    const out = (s00 + this.#s10) | 0;
    const a0 = this.#s10 ^ s00;
    const a1 = this.#s11 ^ s01;
    this.#s00 = (s00 << 24) ^ (s01 >>> 8) ^ a0 ^ (a0 << 16);
    this.#s01 = (s01 << 24) ^ (s00 >>> 8) ^ a1 ^ ((a1 << 16) | (a0 >>> 16));
    this.#s10 = (a1 << 5) ^ (a0 >>> 27);
    this.#s11 = (a0 << 5) ^ (a1 >>> 27);
    return out;
  }

  /**
   * A whole number from 0 to `bound` − 1, each exactly as likely, from the high
   * bits of one output (Lemire, "Fast random integer generation in an
   * interval", 2019; one in 2^32 / bound draws is taken again).
   *
   * @param bound 1 to 2^21, so that the product is exact in a double
   */
  below(bound: number): number {
    const word = this.next();
    // Nearly never: the common way is kept short, for engines to build into their callers. It compares
    // words without signs, written with signed integers: engines compare others as doubles.
    if (bound > SMALL || (Math.imul(word, bound) ^ SIGN) < (bound ^ SIGN))
      return this.#belowAgain(word, bound);
    // The high word of a 32 × 16-bit product, from two products that fit 32 bits each.
    return ((Math.imul(word >>> 16, bound) >>> 0) + (Math.imul(word & 0xffff, bound) >>> 16)) >>> 16;
  }

  #belowAgain(word: number, bound: number): number {
    const threshold = TWO_32 % bound;
    let product = (word >>> 0) * bound;
    while (product % TWO_32 < threshold) product = (this.next() >>> 0) * bound;
    return Math.floor(product / TWO_32);
  }
}
