import type { Stream } from '../keys/stream.js';
import { Highest } from './highest.js';

/**
 * Picks the patches of the highest scores out of sets of bits. Among patches that
 * score alike the stream picks, every choice as likely, and never their number.
 * It keeps its scratch: nothing is allocated.
 */
export class ScorePick {
  readonly #listed: Int32Array;
  readonly #higher: Int32Array;
  readonly #scores: Float64Array;
  readonly #highest: Highest;

  /** @param patches N of the grid */
  constructor(patches: number) {
    this.#listed = new Int32Array(patches);
    this.#higher = new Int32Array(patches);
    this.#scores = new Float64Array(patches);
    this.#highest = new Highest(patches);
  }

  /**
   * Takes the `count` patches of the highest scores out of one set and puts them
   * into another.
   *
   * @param scores finite numbers, of which patch p has the one at `first + p`; all patches score alike if there are none
   * @param sign 1, or −1 for the lowest scores
   * @param words where both sets are, a patch a bit, the first the most significant
   * @param from the first word of the set that loses them: it has `count` patches or more
   * @param to the first word of the set that gains them; −1 if none does
   */
  move(
    scores: ArrayLike<number> | undefined,
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
    let ties = this.#list(words, from);
    let moved = 0;
    if (scores !== undefined) {
      const own = this.#scores;
      const higher = this.#higher;
      const size = ties;
      for (let at = 0; at < size; at++) own[at] = sign * scores[first + listed[at]!]!;
      const least = this.#highest.value(own, 0, size, count);
      ties = 0;
      for (let at = 0; at < size; at++) {
        const patch = listed[at]!;
        higher[moved] = patch;
        moved += Number(own[at]! > least);
        listed[ties] = patch;
        ties += Number(own[at]! === least);
      }
      for (let at = 0; at < moved; at++) moveOne(words, from, to, higher[at]!);
    }
    for (let at = 0; moved < count; at++, moved++) {
      const other = at + stream.below(ties - at);
      const patch = listed[other]!;
      listed[other] = listed[at]!;
      moveOne(words, from, to, patch);
    }
  }

  /** Lists the patches of the set at `from`, in order; how many there are. */
  #list(words: Uint32Array, from: number): number {
    const listed = this.#listed;
    let size = 0;
    // Without a branch: what comes next is written over what is not in the set.
    for (let patch = 0, word = from; patch < listed.length; word++) {
      const end = Math.min(patch + 32, listed.length);
      for (let bits = words[word]!; patch < end; patch++) {
        listed[size] = patch;
        size += bits >>> 31;
        bits <<= 1;
      }
    }
    return size;
  }
}

const moveOne = (words: Uint32Array, from: number, to: number, patch: number): void => {
  const bit = 0x80000000 >>> (patch & 31);
  words[from + (patch >>> 5)]! &= ~bit;
  if (to >= 0) words[to + (patch >>> 5)]! |= bit;
};
