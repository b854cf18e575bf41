import type { Stream } from '../keys/stream.js';
import { Highest } from './highest.js';

/**
 * Picks the patches of the highest scores out of sets of bits. Among patches that
 * score alike the stream picks, every choice as likely, and never their number.
 * It keeps its scratch: nothing is allocated.
 */
export class ScorePick {
  readonly #listed: Int32Array;
  readonly #scores: Float64Array;
  readonly #highest: Highest;
  readonly #length: number;

  /** @param patches N of the grid, so that a set is ⌈N / 32⌉ words */
  constructor(patches: number) {
    this.#listed = new Int32Array(patches);
    this.#scores = new Float64Array(patches);
    this.#highest = new Highest(patches);
    this.#length = (patches + 31) >>> 5;
  }

  /**
   * Takes the `count` patches of the highest scores out of one set and puts them
   * into another.
   *
   * @param scores finite numbers, of which patch p has the one at `first + p`
   * @param sign 1, or −1 for the lowest scores
   * @param words where both sets are, a patch a bit, the first the most significant
   * @param from the first word of the set that loses them: it has `count` patches or more
   * @param to the first word of the set that gains them; −1 if none does
   */
  move(
    scores: ArrayLike<number>,
    first: number,
    sign: 1 | -1,
    words: Uint32Array,
    from: number,
    to: number,
    count: number,
    stream: Stream,
  ): void {
    if (count === 0) return;
    const listed = this.#listed;
    let size = 0;
    for (let word = 0; word < this.#length; word++) {
      for (let rest = words[from + word]!; rest !== 0; size++) {
        const bit = Math.clz32(rest);
        const patch = word * 32 + bit;
        listed[size] = patch;
        this.#scores[size] = sign * scores[first + patch]!;
        rest ^= 0x80000000 >>> bit;
      }
    }
    const least = this.#highest.value(this.#scores, 0, size, count);
    let moved = 0;
    let ties = 0;
    for (let at = 0; at < size; at++) {
      const score = this.#scores[at]!;
      if (score < least) continue;
      const patch = listed[at]!;
      if (score === least) listed[ties++] = patch;
      else {
        moveOne(words, from, to, patch);
        moved++;
      }
    }
    for (let at = 0; moved < count; at++, moved++) {
      const other = at + stream.below(ties - at);
      const patch = listed[other]!;
      listed[other] = listed[at]!;
      moveOne(words, from, to, patch);
    }
  }
}

const moveOne = (words: Uint32Array, from: number, to: number, patch: number): void => {
  const bit = 0x80000000 >>> (patch & 31);
  words[from + (patch >>> 5)]! &= ~bit;
  if (to >= 0) words[to + (patch >>> 5)]! |= bit;
};
