import type { Completion } from './completion.js';
import type { DisjointRows } from './disjoint-rows.js';
import type { TargetPositions } from './positions.js';
import type { PriorDraw } from './prior-draw.js';
import type { Stream } from './stream.js';

/**
 * Where the next target may stand, on grids small enough for tables: the same
 * answers as `ListedPositions`, from rows of bits instead of rectangles. What
 * the second target may be beside the first depends on the two alone, so each
 * pair is looked into once and remembered.
 */
export class TabledPositions implements TargetPositions {
  top = 0;
  left = 0;
  readonly #prior: PriorDraw;
  readonly #table: DisjointRows;
  readonly #rows: Int32Array;
  readonly #words: number;
  readonly #first: Int32Array;
  readonly #completion: Completion;
  readonly #maxAttempts: number;
  /** Openings free beside the targets placed. */
  readonly #free: Int32Array;
  /** Of each pair, whether it is known that it can be completed. */
  readonly #known: Int32Array;
  /** Scratch: the valid openings of one shape. */
  readonly #valid: Int32Array;
  /** The target drawn last, as an opening. */
  #previous = 0;
  #remaining = 0;

  constructor(prior: PriorDraw, table: DisjointRows, completion: Completion, maxAttempts: number) {
    this.#prior = prior;
    this.#table = table;
    this.#rows = table.rows;
    this.#words = table.words;
    this.#first = table.first;
    this.#completion = completion;
    this.#maxAttempts = maxAttempts;
    this.#free = new Int32Array(table.words);
    this.#known = new Int32Array(table.rows.length);
    this.#valid = new Int32Array(table.count);
  }

  draw(stream: Stream, remaining: number): number {
    const placed = this.#completion.count;
    this.#remaining = remaining;
    if (placed > 0 && remaining > 0) this.#narrow(placed, 0, this.#words);
    let shape = this.#prior.draw(stream);
    let opening = this.#drawOpening(stream, shape, placed);
    while (opening < 0) {
      shape = this.#prior.drawOther(stream, shape);
      opening = this.#drawOpening(stream, shape, placed);
    }
    this.top = this.#table.tops[opening]!;
    this.left = this.#table.lefts[opening]!;
    this.#previous = opening;
    return shape;
  }

  /** Leaves, from one word of openings up to another, what is free beside the target drawn last as well. */
  #narrow(placed: number, from: number, to: number): void {
    const rows = this.#rows;
    const free = this.#free;
    const row = this.#previous * this.#words;
    if (placed === 1) for (let word = from; word < to; word++) free[word] = rows[row + word]!;
    else for (let word = from; word < to; word++) free[word] = free[word]! & rows[row + word]!;
  }

  /** A valid opening of a shape, or −1. */
  #drawOpening(stream: Stream, shape: number, placed: number): number {
    const from = this.#first[shape]!;
    const end = this.#first[shape + 1]!;
    if (from === end) return -1;
    // The first target stands on an opening, which is a position tested once and for all.
    if (placed === 0) return from + stream.below(end - from);
    // What is free for the last target matters to one shape at a time.
    if (this.#remaining === 0) this.#narrow(placed, from >> 5, (end + 31) >> 5);
    const area = this.#prior.heights[shape]! * this.#prior.widths[shape]!;
    const isSafe = this.#remaining <= 1 && this.#completion.isContextSafe(area, this.#remaining);
    const isValid = isSafe && this.#remaining === 0;
    const free = this.#free;
    for (let attempt = 0; attempt < this.#maxAttempts; attempt++) {
      const opening = from + stream.below(end - from);
      if ((free[opening >> 5]! & (1 << (opening & 31))) === 0) continue;
      if (isValid || this.#accepts(opening, shape, placed, isSafe)) return opening;
    }
    const valid = this.#valid;
    let found = 0;
    for (let word = from >> 5; word << 5 < end; word++) {
      let bits = free[word]!;
      while (bits !== 0) {
        const lowest = bits & -bits;
        bits ^= lowest;
        const opening = (word << 5) + 31 - Math.clz32(lowest);
        if (opening < from || opening >= end) continue;
        if (isValid || this.#accepts(opening, shape, placed, isSafe)) valid[found++] = opening;
      }
    }
    return found === 0 ? -1 : valid[stream.below(found)]!;
  }

  /** Whether an opening, which is free, leaves room for the rest; `isSafe`: no need to ask after the context. */
  #accepts(opening: number, shape: number, placed: number, isSafe: boolean): boolean {
    if (placed === 1) return this.#completesPair(opening, shape);
    return isSafe ? this.#leavesOne(opening) : this.#completes(opening, shape);
  }

  #completesPair(opening: number, shape: number): boolean {
    const at = this.#previous * this.#words + (opening >> 5);
    const bit = 1 << (opening & 31);
    if ((this.#known[at]! & bit) !== 0) return true;
    const completes = this.#completes(opening, shape);
    // Two that no sample contains may as well meet.
    if (completes) this.#known[at] = this.#known[at]! | bit;
    else this.#rows[at] = this.#rows[at]! & ~bit;
    return completes;
  }

  #completes(opening: number, shape: number): boolean {
    const { tops, lefts } = this.#table;
    const { heights, widths } = this.#prior;
    return this.#completion.completesWith(
      tops[opening]!,
      lefts[opening]!,
      heights[shape]!,
      widths[shape]!,
      this.#remaining,
    );
  }

  /** Whether some opening is free beside the targets placed and one more. */
  #leavesOne(opening: number): boolean {
    const words = this.#words;
    const rows = this.#rows;
    const from = opening * words;
    const free = this.#free;
    for (let word = 0; word < words; word++) if ((free[word]! & rows[from + word]!) !== 0) return true;
    return false;
  }
}
