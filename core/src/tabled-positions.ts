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
  readonly #completion: Completion;
  /** Openings free beside the targets placed. */
  readonly #free: Int32Array;
  /** Of each pair: whether it was looked into, and whether it can be completed. */
  readonly #known: Int32Array;
  readonly #completable: Int32Array;
  /** Scratch: the valid openings of one shape. */
  readonly #valid: Int32Array;
  #remaining = 0;
  /** The opening located last; once it is taken, the target placed last. */
  #opening = 0;
  #previous = 0;

  constructor(prior: PriorDraw, table: DisjointRows, completion: Completion) {
    this.#prior = prior;
    this.#table = table;
    this.#completion = completion;
    this.#free = new Int32Array(table.words);
    this.#known = new Int32Array(table.rows.length);
    this.#completable = new Int32Array(table.rows.length);
    this.#valid = new Int32Array(table.count);
  }

  prepare(remaining: number): void {
    this.#remaining = remaining;
    const { words, rows } = this.#table;
    const placed = this.#completion.count;
    if (placed === 0) return;
    const free = this.#free;
    const from = this.#opening * words;
    this.#previous = this.#opening;
    if (placed === 1) for (let word = 0; word < words; word++) free[word] = rows[from + word]!;
    else for (let word = 0; word < words; word++) free[word] = free[word]! & rows[from + word]!;
  }

  count(shape: number): number {
    return this.#table.first[shape + 1]! - this.#table.first[shape]!;
  }

  #locate(opening: number): void {
    this.#opening = opening;
    this.top = this.#table.tops[opening]!;
    this.left = this.#table.lefts[opening]!;
  }

  tryDrawing(stream: Stream, shape: number, attempts: number): boolean {
    const from = this.#table.first[shape]!;
    const count = this.#table.first[shape + 1]! - from;
    for (let attempt = 0; attempt < attempts; attempt++) {
      const opening = from + stream.below(count);
      if (!this.#isFree(opening)) continue;
      this.#locate(opening);
      if (this.#accepts(shape)) return true;
    }
    return false;
  }

  drawExactly(stream: Stream, shape: number): boolean {
    const from = this.#table.first[shape]!;
    const end = this.#table.first[shape + 1]!;
    let found = 0;
    for (let word = from >> 5; word << 5 < end; word++) {
      let bits = this.#completion.count === 0 ? -1 : this.#free[word]!;
      while (bits !== 0) {
        const lowest = bits & -bits;
        bits ^= lowest;
        const opening = (word << 5) + 31 - Math.clz32(lowest);
        if (opening < from || opening >= end) continue;
        this.#locate(opening);
        if (this.#accepts(shape)) this.#valid[found++] = opening;
      }
    }
    if (found === 0) return false;
    this.#locate(this.#valid[stream.below(found)]!);
    return true;
  }

  /** Whether an opening meets no target placed. */
  #isFree(opening: number): boolean {
    return this.#completion.count === 0 || (this.#free[opening >> 5]! & (1 << (opening & 31))) !== 0;
  }

  /** Whether the opening located, which is free, leaves room for the rest. */
  #accepts(shape: number): boolean {
    // The first target stands on an opening, which is a position tested once and for all.
    if (this.#completion.count === 0) return true;
    return this.#completion.count === 1 ? this.#completesPair(shape) : this.#completes(shape);
  }

  #completesPair(shape: number): boolean {
    const { words } = this.#table;
    const opening = this.#opening;
    const at = this.#previous * words + (opening >> 5);
    const bit = 1 << (opening & 31);
    if ((this.#known[at]! & bit) !== 0) return (this.#completable[at]! & bit) !== 0;
    const completes = this.#completes(shape);
    this.#remember(at, bit, completes);
    // The same two the other way round.
    this.#remember(opening * words + (this.#previous >> 5), 1 << (this.#previous & 31), completes);
    return completes;
  }

  #remember(at: number, bit: number, completes: boolean): void {
    this.#known[at] = this.#known[at]! | bit;
    if (completes) this.#completable[at] = this.#completable[at]! | bit;
  }

  #completes(shape: number): boolean {
    const height = this.#prior.heights[shape]!;
    const width = this.#prior.widths[shape]!;
    const completion = this.#completion;
    if (this.#remaining <= 1 && completion.isContextSafe(height * width, this.#remaining)) {
      return this.#remaining === 0 || this.#leavesOne();
    }
    return completion.completesWith(this.top, this.left, height, width, this.#remaining);
  }

  /** Whether some opening is free beside the targets placed and the one located. */
  #leavesOne(): boolean {
    const { words, rows } = this.#table;
    const from = this.#opening * words;
    const free = this.#free;
    for (let word = 0; word < words; word++) if ((free[word]! & rows[from + word]!) !== 0) return true;
    return false;
  }
}
