import { listPatches } from '../geometry/list-patches.js';
import { wordsPerMask } from '../geometry/part.js';
import type { Stream } from '../keys/stream.js';

/** Draws patches of sets of bits, every subset of so many as likely. It keeps its scratch: no draw allocates. */
export class PatchDraw {
  readonly #listed: Int32Array;
  readonly #length: number;

  /** @param patches N of the grid, so that a set is ⌈N / 32⌉ words */
  constructor(patches: number) {
    this.#listed = new Int32Array(patches);
    this.#length = wordsPerMask(patches);
  }

  /**
   * Takes `count` patches out of one set and puts them into another, such as a
   * surplus of the target into the context. Patches are drawn without regard to
   * their number or place: counts are made exact by this, and never by an index.
   *
   * @param words where both sets are, a patch a bit, the first the most significant
   * @param from the first word of the set that loses them: it has `count` patches or more
   * @param to the first word of the set that gains them; −1 if none does
   */
  move(words: Uint32Array, from: number, to: number, count: number, stream: Stream): void {
    if (count === 0) return;
    const listed = this.#listed;
    const size = listPatches(words, from, this.#length, listed);
    const stays = size - count;
    // The first steps of a shuffle, for those that go or those that stay, whichever are fewer.
    const isGoing = count <= stays;
    const drawn = isGoing ? count : stays;
    for (let at = 0; at < drawn; at++) {
      const other = at + stream.below(size - at);
      const patch = listed[other]!;
      listed[other] = listed[at]!;
      listed[at] = patch;
    }
    if (!isGoing) this.#moveAll(words, from, to);
    // Those drawn go, or, once all have gone, come back.
    const loses = isGoing ? from : to;
    const gains = isGoing ? to : from;
    for (let at = 0; at < drawn; at++) {
      const patch = listed[at]!;
      const bit = 0x80000000 >>> (patch & 31);
      if (loses >= 0) words[loses + (patch >>> 5)]! &= ~bit;
      if (gains >= 0) words[gains + (patch >>> 5)]! |= bit;
    }
  }

  #moveAll(words: Uint32Array, from: number, to: number): void {
    for (let word = 0; word < this.#length; word++) {
      if (to >= 0) words[to + word]! |= words[from + word]!;
      words[from + word] = 0;
    }
  }
}
