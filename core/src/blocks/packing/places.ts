import { EDGES, type Rectangles } from './rectangles.js';

/**
 * The places of a block of one size inside any of some rectangles, each counted
 * once however many hold it, in ascending order of top, then left: how many there
 * are, and any of them by its number, without listing them.
 *
 * Seen as points (top, left) the places in one rectangle are a rectangle again.
 * The tops and bottoms of these cut the grid into bands in which the same ones
 * lie side by side.
 */
export class Places {
  top = 0;
  left = 0;
  /** The rectangles of places: top, left, one past the last top and left; by left. */
  #edges: Int32Array = new Int32Array(16 * EDGES);
  #count = 0;
  /** Where bands start, ascending, one past the last band at the end. */
  #bands: Int32Array = new Int32Array(33);
  #bandCount = 0;
  /** Places a row of each band. */
  #widths: Int32Array = new Int32Array(32);

  /** Turns to a size and counts its places. */
  turnTo(rectangles: Rectangles, height: number, width: number): number {
    this.#collect(rectangles, height, width);
    if (this.#count === 0) return 0;
    this.#cutIntoBands();
    let total = 0;
    for (let band = 0; band < this.#bandCount; band++) {
      const across = this.#across(this.#bands[band]!);
      this.#widths[band] = across;
      total += across * (this.#bands[band + 1]! - this.#bands[band]!);
    }
    return total;
  }

  /** Moves `top` and `left` to a place, 0 ≤ `rank` < their number. */
  moveTo(rank: number): void {
    let rest = rank;
    let band = 0;
    for (; ; band++) {
      const inBand = this.#widths[band]! * (this.#bands[band + 1]! - this.#bands[band]!);
      if (rest < inBand) break;
      rest -= inBand;
    }
    const across = this.#widths[band]!;
    const row = (rest / across) | 0;
    this.top = this.#bands[band]! + row;
    this.left = this.#nth(this.#bands[band]!, rest - row * across);
  }

  #collect(rectangles: Rectangles, height: number, width: number): void {
    const { edges, count } = rectangles;
    if (this.#edges.length < count * EDGES) {
      this.#edges = new Int32Array(count * EDGES * 2);
      this.#bands = new Int32Array(count * EDGES + 1);
      this.#widths = new Int32Array(count * EDGES);
    }
    const own = this.#edges;
    let end = 0;
    for (let at = 0; at < count * EDGES; at += EDGES) {
      const bottom = edges[at + 2]! - height + 1;
      const right = edges[at + 3]! - width + 1;
      const left = edges[at + 1]!;
      if (bottom <= edges[at]! || right <= left) continue;
      let to = end;
      for (; to > 0 && own[to - EDGES + 1]! > left; to -= EDGES) own.copyWithin(to, to - EDGES, to);
      own[to] = edges[at]!;
      own[to + 1] = left;
      own[to + 2] = bottom;
      own[to + 3] = right;
      end += EDGES;
    }
    this.#count = end / EDGES;
  }

  #cutIntoBands(): void {
    const own = this.#edges;
    const bands = this.#bands;
    let count = 0;
    // Edges 0 and 2 of each rectangle: its first top, and one past its last.
    for (let at = 0; at < this.#count * EDGES; at += 2) {
      const row = own[at]!;
      let to = count;
      while (to > 0 && bands[to - 1]! > row) to--;
      if (to > 0 && bands[to - 1] === row) continue;
      for (let i = count; i > to; i--) bands[i] = bands[i - 1]!;
      bands[to] = row;
      count++;
    }
    this.#bandCount = count - 1;
  }

  /** Places in a row: of the rectangles there, which are in order, what each adds to those before. */
  #across(row: number): number {
    const own = this.#edges;
    let across = 0;
    let until = 0;
    for (let at = 0; at < this.#count * EDGES; at += EDGES) {
      if (row < own[at]! || row >= own[at + 2]! || own[at + 3]! <= until) continue;
      across += own[at + 3]! - Math.max(until, own[at + 1]!);
      until = own[at + 3]!;
    }
    return across;
  }

  /** The left of a place of a row by its number. */
  #nth(row: number, rank: number): number {
    const own = this.#edges;
    let rest = rank;
    let until = 0;
    for (let at = 0; ; at += EDGES) {
      if (row < own[at]! || row >= own[at + 2]! || own[at + 3]! <= until) continue;
      const from = Math.max(until, own[at + 1]!);
      const more = own[at + 3]! - from;
      if (rest < more) return from + rest;
      rest -= more;
      until = own[at + 3]!;
    }
  }
}
