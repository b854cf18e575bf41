import { countBits } from '../../geometry/count-bits.js';
import type { Stream } from '../../keys/stream.js';
import type { Level } from '../level.js';
import { LookAhead } from '../packing/look-ahead.js';
import { packingOf } from '../packing/packing.js';
import type { PriorDraw } from '../prior-draw.js';
import type { DisjointRows } from './disjoint-rows.js';
import type { TargetPositions } from './positions.js';

/** Free places that are tried before all of them are. */
const TRIES = 1;

/**
 * Up to four disjoint targets on grids small enough for a table: the same law as
 * `RectanglePositions`, from rows of bits instead of rectangles, in a third of the
 * time. Where the second target may stand beside the first, so that the others
 * have their place, is looked into once for every first one and remembered.
 */
export class TabledPositions implements TargetPositions {
  top = 0;
  left = 0;
  readonly #prior: PriorDraw;
  readonly #table: DisjointRows;
  readonly #rows: Int32Array;
  readonly #words: number;
  readonly #first: Int32Array;
  readonly #counts: Int32Array;
  readonly #lookAhead: LookAhead;
  /**
   * Rows like the table's. First one for each place, once it is known: what is valid
   * beside a first target there, the context aside. Then one of what is free beside
   * the targets placed, from the third target on. Last one of all places.
   */
  readonly #free: Int32Array;
  /** Where its last two rows start. */
  readonly #narrowedAt: number;
  readonly #allAt: number;
  /** Where the row starts that holds now. */
  #at = 0;
  /** Places whose row is known. */
  readonly #isKnown: Uint8Array;
  /** Scratch: the valid places of one shape. */
  readonly #valid: Int32Array;
  /** The target drawn last, as a number of the table. */
  #previous = 0;
  #placed = 0;
  #remaining = 0;
  /** The largest area that leaves a context its minimum, whatever the place. */
  #safeArea = 0;

  constructor(level: Level, prior: PriorDraw, table: DisjointRows) {
    this.#prior = prior;
    this.#table = table;
    this.#rows = table.rows;
    this.#words = table.words;
    this.#first = table.first;
    this.#counts = table.counts;
    this.#lookAhead = new LookAhead(packingOf(level));
    this.#narrowedAt = table.rows.length;
    this.#allAt = this.#narrowedAt + table.words;
    this.#free = new Int32Array(this.#allAt + table.words);
    this.#free.set(table.all, this.#allAt);
    this.#isKnown = new Uint8Array(table.tops.length);
    this.#valid = new Int32Array(table.tops.length);
  }

  begin(blocks: Int32Array, at: number): void {
    this.#lookAhead.begin(blocks, at);
    this.#placed = 0;
    this.#at = this.#allAt;
  }

  draw(stream: Stream, remaining: number): number {
    this.#remaining = remaining;
    this.#lookAhead.turnTo(remaining);
    this.#safeArea = this.#lookAhead.safeArea;
    if (this.#placed === 1) this.#turnToSeconds();
    // What is free for the last target matters to one shape at a time.
    else if (this.#placed > 0 && remaining > 0) {
      this.#narrow(0, this.#words);
      this.#at = this.#narrowedAt;
    }
    let shape = this.#prior.draw(stream);
    let place = this.#drawPlace(stream, shape);
    while (place < 0) {
      shape = this.#prior.drawOther(stream, shape);
      place = this.#drawPlace(stream, shape);
    }
    this.top = this.#table.tops[place]!;
    this.left = this.#table.lefts[place]!;
    this.#previous = place;
    this.#placed++;
    this.#lookAhead.place(this.#prior.heights[shape]!, this.#prior.widths[shape]!);
    return shape;
  }

  /** Leaves, from one word up to another, what is free beside the target drawn last as well. */
  #narrow(from: number, to: number): void {
    const free = this.#free;
    const at = this.#at;
    const rows = this.#rows;
    const row = this.#previous * this.#words;
    const narrowed = this.#narrowedAt;
    for (let word = from; word < to; word++) free[narrowed + word] = free[at + word]! & rows[row + word]!;
  }

  /** Turns to what may stand beside the first target, and looks into it unless it is known. */
  #turnToSeconds(): void {
    this.#at = this.#previous * this.#words;
    if (this.#isKnown[this.#previous] === 1) return;
    this.#isKnown[this.#previous] = 1;
    const feasible = this.#lookAhead.feasible(0);
    const { tops, lefts } = this.#table;
    const { heights, widths } = this.#prior;
    const row = this.#previous * this.#words;
    for (let shape = 0; shape < heights.length; shape++) {
      const from = this.#first[shape]! * 32;
      for (let place = from; place < from + this.#counts[shape]!; place++) {
        const word = row + (place >> 5);
        const bit = 1 << (place & 31);
        if ((this.#rows[word]! & bit) === 0) continue;
        const top = tops[place]!;
        const left = lefts[place]!;
        if (feasible.holds(top, left, top + heights[shape]!, left + widths[shape]!)) {
          this.#free[word] = this.#free[word]! | bit;
        }
      }
    }
  }

  /** A valid place of a shape, or −1. */
  #drawPlace(stream: Stream, shape: number): number {
    const from = this.#first[shape]!;
    const end = this.#first[shape + 1]!;
    if (from === end) return -1;
    const isSafe = this.#prior.heights[shape]! * this.#prior.widths[shape]! <= this.#safeArea;
    // The table has the places of the first target, valid once and for all.
    if (this.#placed === 0 && isSafe) return from * 32 + stream.below(this.#counts[shape]!);
    const isLast = this.#remaining === 0 && this.#placed > 1;
    if (isLast) this.#narrow(from, end);
    const free = this.#free;
    const at = isLast ? this.#narrowedAt : this.#at;
    const count = countOnes(free, at + from, at + end);
    if (count === 0) return -1;
    // What is known of the second target, and what is free for the last one, is all there is to ask.
    if (isSafe && (this.#placed === 1 || this.#remaining === 0)) {
      return nthOne(free, at, from, stream.below(count));
    }
    for (let attempt = 0; attempt < TRIES; attempt++) {
      const place = nthOne(free, at, from, stream.below(count));
      if (this.#accepts(place, shape, isSafe)) return place;
    }
    const valid = this.#valid;
    let found = 0;
    for (let word = from; word < end; word++) {
      for (let bits = free[at + word]!; bits !== 0; bits &= bits - 1) {
        const place = (word << 5) + 31 - Math.clz32(bits & -bits);
        if (this.#accepts(place, shape, isSafe)) valid[found++] = place;
      }
    }
    return found === 0 ? -1 : valid[stream.below(found)]!;
  }

  /** Whether a place, which is free, leaves the rest its own; `isSafe`: areas leave the context its minimum. */
  #accepts(place: number, shape: number, isSafe: boolean): boolean {
    return isSafe && this.#placed > 0 ? this.#leavesOne(place) : this.#completes(place, shape);
  }

  #completes(place: number, shape: number): boolean {
    const top = this.#table.tops[place]!;
    const left = this.#table.lefts[place]!;
    const height = this.#prior.heights[shape]!;
    const width = this.#prior.widths[shape]!;
    return this.#lookAhead.feasibleFor(height, width).holds(top, left, top + height, left + width);
  }

  /** Whether some place is free beside the targets placed and one more. */
  #leavesOne(place: number): boolean {
    const words = this.#words;
    const rows = this.#rows;
    const from = place * words;
    const free = this.#free;
    const at = this.#at;
    for (let word = 0; word < words; word++) if ((free[at + word]! & rows[from + word]!) !== 0) return true;
    return false;
  }
}

/** Ones in the words from one up to another. Not `countSet`: a function is fastest with arrays of one kind. */
const countOnes = (words: Int32Array, from: number, end: number): number => {
  let count = 0;
  for (let word = from; word < end; word++) count += countBits(words[word]!);
  return count;
};

/** The number of a one of a row that starts at `at`, by its rank among those from the row's word `from` on. */
const nthOne = (words: Int32Array, at: number, from: number, rank: number): number => {
  let word = from;
  let bits = words[at + word]!;
  let rest = rank;
  for (let count = countBits(bits); rest >= count; count = countBits(bits)) {
    rest -= count;
    bits = words[at + ++word]!;
  }
  for (; rest > 0; rest--) bits &= bits - 1;
  return (word << 5) + 31 - Math.clz32(bits & -bits);
};
