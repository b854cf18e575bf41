import { countBits } from '../geometry/count-bits.js';
import { wordsPerMask } from '../geometry/part.js';
import type { Grid } from '../grid/grid.js';
import type { Stream } from '../keys/stream.js';

/** Sets patches of an image block by block; blocks may overlap. */
export class BlockUnion {
  readonly #rows: number;
  readonly #columns: number;
  readonly #wraps: boolean;
  readonly #before: Uint32Array;

  /** @param wraps whether blocks go round the edges; else they lie inside the grid */
  constructor({ rows, columns, patches }: Grid, wraps: boolean) {
    this.#rows = rows;
    this.#columns = columns;
    this.#wraps = wraps;
    this.#before = new Uint32Array(wordsPerMask(patches));
  }

  /**
   * Adds a block at a random place to a set, every place as likely: all that
   * lie inside the grid, or all on the torus. If that would be more than `room`
   * new patches, the others are cut off: line by line from a random side of the
   * block, each line from the same random end.
   *
   * @param words where the set is, from the word `at` on
   * @returns how many patches are new
   */
  add(words: Uint32Array, at: number, height: number, width: number, room: number, stream: Stream): number {
    const rows = this.#rows;
    const columns = this.#columns;
    const top = stream.below(this.#wraps ? rows : rows - height + 1);
    const left = stream.below(this.#wraps ? columns : columns - width + 1);
    const before = this.#before;
    const mayBeCut = height * width > room;
    if (mayBeCut) for (let word = 0; word < before.length; word++) before[word] = words[at + word]!;
    let added = 0;
    const over = left + width - columns;
    const inside = over > 0 ? width - over : width;
    for (let line = 0; line < height; line++) {
      const row = top + line;
      const first = (row < rows ? row : row - rows) * columns;
      added +=
        inside <= 32 ? setFew(words, at, first + left, inside) : setRun(words, at, first + left, inside);
      if (over > 0) added += setRun(words, at, first, over);
    }
    if (added <= room) return added;
    this.#cut(words, at, top, left, height, width, added - room, stream.next());
    return room;
  }

  /** Takes so many of a block’s new patches away again, from the side and the end that three bits say. */
  #cut(
    words: Uint32Array,
    at: number,
    top: number,
    left: number,
    height: number,
    width: number,
    surplus: number,
    bits: number,
  ): void {
    const rows = this.#rows;
    const columns = this.#columns;
    const before = this.#before;
    const isUpright = (bits & 1) !== 0;
    const lines = isUpright ? width : height;
    const length = isUpright ? height : width;
    let rest = surplus;
    for (let line = 0; line < lines; line++) {
      const across = (bits & 2) !== 0 ? lines - 1 - line : line;
      for (let one = 0; one < length; one++) {
        const along = (bits & 4) !== 0 ? length - 1 - one : one;
        const row = top + (isUpright ? along : across);
        const column = left + (isUpright ? across : along);
        const patch =
          (row < rows ? row : row - rows) * columns + (column < columns ? column : column - columns);
        const bit = 0x80000000 >>> (patch & 31);
        if ((before[patch >>> 5]! & bit) === 0) {
          words[at + (patch >>> 5)]! &= ~bit;
          rest--;
          if (rest === 0) return;
        }
      }
    }
  }
}

/** Sets up to 32 patches from number `first` on, which lie in a word or two; how many of them are new. */
const setFew = (words: Uint32Array, at: number, first: number, length: number): number => {
  const word = at + (first >>> 5);
  const shift = first & 31;
  const run = -1 << (32 - length);
  const before = words[word]!;
  const fresh = (run >>> shift) & ~before;
  words[word] = before | fresh;
  if (shift + length <= 32) return countBits(fresh);
  const next = words[word + 1]!;
  const more = (run << (32 - shift)) & ~next;
  words[word + 1] = next | more;
  return countBits(fresh) + countBits(more);
};

/** Sets `length` patches from number `first` on; how many of them are new. */
const setRun = (words: Uint32Array, at: number, first: number, length: number): number => {
  const last = first + length - 1;
  const end = last >>> 5;
  let added = 0;
  for (let word = first >>> 5; word <= end; word++) {
    const from = word === first >>> 5 ? -1 >>> (first & 31) : -1;
    const upTo = word === end ? -1 << (31 - (last & 31)) : -1;
    const fresh = from & upTo & ~words[at + word]!;
    words[at + word]! |= fresh;
    added += countBits(fresh);
  }
  return added;
};
