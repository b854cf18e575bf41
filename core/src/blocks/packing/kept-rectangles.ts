import { EDGES, type Rectangles } from './rectangles.js';

/** Sets of blocks whose feasible rectangles are kept, a power of two: with these some megabytes at most. */
const MOST_KEPT = 32_768;

/** Blocks that name what is kept, at most. */
export const MOST_NAMED = 3;

/** What is kept of a set: its blocks in ascending order, what else names it, and where its rectangles are. */
const ENTRY = MOST_NAMED + 3;
const NAMED_BY = MOST_NAMED;
const FIRST = MOST_NAMED + 1;
const COUNT = MOST_NAMED + 2;

/** Patches of a grid up to which two of its places fit a name of 31 bits. */
const MOST_PATCHES = 46_340;

/**
 * The feasible rectangles found beside a few blocks, kept for the next sample
 * that has the same blocks, in whatever order: on small grids few sets of blocks
 * leave the others their place, and these come again and again.
 */
export class KeptRectangles {
  readonly #rows: number;
  readonly #columns: number;
  /** Entries, found by a hash of their name; `#entries` is twice as long as needed, at least. */
  #entries: Int32Array = new Int32Array(64 * ENTRY);
  #count = 0;
  /** Edges of the feasible rectangles of all of them. */
  #edges: Int32Array = new Int32Array(1024);
  #end = 0;
  /** The name at hand. */
  readonly #name: Int32Array = new Int32Array(MOST_NAMED + 1);

  constructor(rows: number, columns: number) {
    this.#rows = rows;
    this.#columns = columns;
  }

  /**
   * Takes to `into` the rectangles kept beside some blocks, which are given as
   * top, left, height and width from `at` on.
   *
   * @param blocks at most {@link MOST_NAMED}
   * @returns whether there are any: else {@link KeptRectangles.keep} keeps those that are found
   */
  recall(into: Rectangles, blocks: Int32Array, at: number, count: number, contexts: number): boolean {
    this.#turnTo(blocks, at, count, contexts);
    const entry = this.#find();
    if (this.#entries[entry + NAMED_BY] === 0) return false;
    into.clear();
    const first = this.#entries[entry + FIRST]!;
    const end = first + this.#entries[entry + COUNT]!;
    const edges = this.#edges;
    for (let rectangle = first; rectangle < end; rectangle += EDGES) {
      into.append(edges[rectangle]!, edges[rectangle + 1]!, edges[rectangle + 2]!, edges[rectangle + 3]!);
    }
    return true;
  }

  /** Keeps the feasible rectangles found beside the blocks that were asked for last. */
  keep(feasible: Rectangles): void {
    if (this.#count === MOST_KEPT || this.#rows * this.#columns > MOST_PATCHES) return;
    if (++this.#count * 2 * ENTRY > this.#entries.length) this.#grow();
    const length = feasible.count * EDGES;
    if (this.#end + length > this.#edges.length) {
      const edges = new Int32Array((this.#end + length) * 2);
      edges.set(this.#edges);
      this.#edges = edges;
    }
    const entry = this.#find();
    for (let at = 0; at <= NAMED_BY; at++) this.#entries[entry + at] = this.#name[at]!;
    this.#entries[entry + FIRST] = this.#end;
    this.#entries[entry + COUNT] = length;
    for (let at = 0; at < length; at++) this.#edges[this.#end++] = feasible.edges[at]!;
  }

  #turnTo(blocks: Int32Array, at: number, count: number, contexts: number): void {
    const name = this.#name;
    for (let index = 0; index < MOST_NAMED; index++) {
      const block = at + index * 4;
      const place = blocks[block]! * this.#columns + blocks[block + 1]!;
      const size = (blocks[block + 2]! - 1) * this.#columns + blocks[block + 3]! - 1;
      const named = index < count ? place * this.#rows * this.#columns + size : 0;
      let to = index;
      for (; to > 0 && name[to - 1]! > named; to--) name[to] = name[to - 1]!;
      name[to] = named;
    }
    name[NAMED_BY] = count * 2 + contexts;
  }

  /** The entry of the name at hand, or the free one where it would be. */
  #find(): number {
    const entries = this.#entries;
    const a = this.#name[0]!;
    const b = this.#name[1]!;
    const c = this.#name[2]!;
    const by = this.#name[NAMED_BY]!;
    const places = entries.length / ENTRY;
    const mixed = Math.imul(Math.imul(Math.imul(a, 0x9e3779b1) ^ b, 0x85ebca6b) ^ c ^ by, 0xc2b2ae35);
    let place = ((mixed >>> 15) ^ mixed) & (places - 1);
    for (; ; place = (place + 1) & (places - 1)) {
      const entry = place * ENTRY;
      const isName =
        entries[entry] === a &&
        entries[entry + 1] === b &&
        entries[entry + 2] === c &&
        entries[entry + 3] === by;
      if (isName || entries[entry + NAMED_BY] === 0) return entry;
    }
  }

  #grow(): void {
    const before = this.#entries;
    const name = this.#name.slice();
    this.#entries = new Int32Array(before.length * 2);
    for (let from = 0; from < before.length; from += ENTRY) {
      if (before[from + NAMED_BY] === 0) continue;
      for (let at = 0; at <= NAMED_BY; at++) this.#name[at] = before[from + at]!;
      const entry = this.#find();
      for (let at = 0; at < ENTRY; at++) this.#entries[entry + at] = before[from + at]!;
    }
    this.#name.set(name);
  }
}
