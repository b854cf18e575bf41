import { EDGES, Rectangles } from './rectangles.js';

/**
 * The maximal free rectangles of a grid: those that meet no block placed and
 * that can't grow on any side. Every free block lies inside one of them.
 */
export class FreeRectangles {
  /** One list for each number of blocks placed. */
  readonly #lists: Array<Rectangles> = [new Rectangles()];
  #placed = 0;

  constructor(rows: number, columns: number) {
    this.#lists[0]!.append(0, 0, rows, columns);
  }

  /** The list, as long as no block is placed or taken back. */
  get list(): Rectangles {
    return this.#lists[this.#placed]!;
  }

  /** Takes all blocks back: what is free is the grid, or what {@link confineTo} left of it. */
  clear(): void {
    this.#placed = 0;
  }

  /** Takes all blocks back, and has nothing free from now on but what lies inside some blocks, `count` from `at` on. */
  confineTo(blocks: Int32Array, at: number, count: number): void {
    this.clear();
    const { list } = this;
    list.clear();
    for (let block = at; block < at + count * EDGES; block += EDGES) {
      const top = blocks[block]!;
      const left = blocks[block + 1]!;
      list.add(top, left, top + blocks[block + 2]!, left + blocks[block + 3]!);
    }
  }

  /** Places a block, which may meet others. */
  place(top: number, left: number, height: number, width: number): void {
    const before = this.list;
    this.#placed++;
    this.#lists[this.#placed] ??= new Rectangles();
    cutOut(before, this.list, top, left, top + height, left + width);
  }

  /** Takes the block placed last back. */
  takeBack(): void {
    this.#placed--;
  }
}

/** Writes to `after` the maximal rectangles of what `before` covers less one rectangle. */
const cutOut = (
  before: Rectangles,
  after: Rectangles,
  top: number,
  left: number,
  bottom: number,
  right: number,
): void => {
  after.clear();
  const { edges, count } = before;
  // Those that it does not meet stay maximal; pieces of the others may lie inside one of them.
  for (let at = 0; at < count * EDGES; at += EDGES) {
    // All four differences at once: what can't be foreseen is asked in one branch.
    const isMet =
      ((edges[at]! - bottom) & (top - edges[at + 2]!) & (edges[at + 1]! - right) & (left - edges[at + 3]!)) <
      0;
    if (!isMet) {
      after.append(edges[at]!, edges[at + 1]!, edges[at + 2]!, edges[at + 3]!);
    }
  }
  for (let at = 0; at < count * EDGES; at += EDGES) {
    const t = edges[at]!;
    const l = edges[at + 1]!;
    const b = edges[at + 2]!;
    const r = edges[at + 3]!;
    if (((t - bottom) & (top - b) & (l - right) & (left - r)) >= 0) continue;
    if (t < top) after.add(t, l, top, r);
    if (b > bottom) after.add(bottom, l, b, r);
    if (l < left) after.add(t, l, b, left);
    if (r > right) after.add(t, right, b, r);
  }
};
