/** Edges that a rectangle is stored by: top, left, bottom, right. */
export const EDGES = 4;

/**
 * A list of rectangles none of which lies inside another: adding one that does
 * changes nothing, and one that holds others takes their place. The numbers are
 * the list's own and are written over in place; nothing is allocated once the
 * list has grown to what it needs.
 */
export class Rectangles {
  /** Edges of rectangle i from 4i on. */
  edges: Int32Array = new Int32Array(16 * EDGES);
  /** How many there are. */
  count = 0;
  /** Height of the highest one that is at least so wide, by width, up to `#widest`; known if `#isMeasured`. */
  #highest: Int32Array = new Int32Array(64);
  #widest = 0;
  #isMeasured = false;

  /** Takes all out. */
  clear(): void {
    this.count = 0;
    this.#isMeasured = false;
  }

  /** Orders them by their edges. */
  sort(): void {
    const { edges } = this;
    for (let at = EDGES; at < this.count * EDGES; at += EDGES) {
      const top = edges[at]!;
      const left = edges[at + 1]!;
      const bottom = edges[at + 2]!;
      const right = edges[at + 3]!;
      let to = at;
      for (; to > 0 && isBefore(top, left, bottom, edges, to - EDGES); to -= EDGES) {
        for (let edge = 0; edge < EDGES; edge++) edges[to + edge] = edges[to + edge - EDGES]!;
      }
      edges[to] = top;
      edges[to + 1] = left;
      edges[to + 2] = bottom;
      edges[to + 3] = right;
    }
  }

  /** Whether a rectangle lies inside one of the list, or of those before `end` in `edges`. */
  holds(top: number, left: number, bottom: number, right: number, end: number = this.count * EDGES): boolean {
    const { edges } = this;
    for (let at = 0; at < end; at += EDGES) {
      // All four differences at once: what can't be foreseen is asked in one branch.
      if (
        ((top - edges[at]!) |
          (left - edges[at + 1]!) |
          (edges[at + 2]! - bottom) |
          (edges[at + 3]! - right)) >=
        0
      ) {
        return true;
      }
    }
    return false;
  }

  /** Whether a block of a size has a place inside one of the list. */
  hasPlace(height: number, width: number): boolean {
    if (this.#isMeasured) return width <= this.#widest && this.#highest[width]! >= height;
    const { edges } = this;
    for (let at = 0, end = this.count * EDGES; at < end; at += EDGES) {
      if (((edges[at + 2]! - edges[at]! - height) | (edges[at + 3]! - edges[at + 1]! - width)) >= 0)
        return true;
    }
    return false;
  }

  /** Gets ready to be asked after many sizes: each is then told at once. */
  measure(): void {
    if (this.#isMeasured) return;
    const { edges } = this;
    const end = this.count * EDGES;
    let widest = 0;
    for (let at = 0; at < end; at += EDGES) widest = Math.max(widest, edges[at + 3]! - edges[at + 1]!);
    if (widest >= this.#highest.length) this.#highest = new Int32Array(widest + 1);
    const highest = this.#highest;
    for (let width = 0; width <= widest; width++) highest[width] = 0;
    for (let at = 0; at < end; at += EDGES) {
      const width = edges[at + 3]! - edges[at + 1]!;
      highest[width] = Math.max(highest[width]!, edges[at + 2]! - edges[at]!);
    }
    for (let width = widest - 1; width > 0; width--) {
      highest[width] = Math.max(highest[width]!, highest[width + 1]!);
    }
    this.#widest = widest;
    this.#isMeasured = true;
  }

  /** Adds a rectangle, unless one of the list holds it, and drops those that it holds. */
  add(top: number, left: number, bottom: number, right: number): void {
    if (this.holds(top, left, bottom, right)) return;
    const { edges } = this;
    let kept = 0;
    for (let at = 0, end = this.count * EDGES; at < end; at += EDGES) {
      if (
        ((edges[at]! - top) |
          (edges[at + 1]! - left) |
          (bottom - edges[at + 2]!) |
          (right - edges[at + 3]!)) >=
        0
      ) {
        continue;
      }
      if (kept !== at) {
        edges[kept] = edges[at]!;
        edges[kept + 1] = edges[at + 1]!;
        edges[kept + 2] = edges[at + 2]!;
        edges[kept + 3] = edges[at + 3]!;
      }
      kept += EDGES;
    }
    this.count = kept / EDGES;
    this.append(top, left, bottom, right);
  }

  /** Adds a rectangle that is known neither to lie inside another nor to hold one. */
  append(top: number, left: number, bottom: number, right: number): void {
    const at = this.count * EDGES;
    if (at === this.edges.length) {
      const grown = new Int32Array(at * 2);
      grown.set(this.edges);
      this.edges = grown;
    }
    const { edges } = this;
    edges[at] = top;
    edges[at + 1] = left;
    edges[at + 2] = bottom;
    edges[at + 3] = right;
    this.count++;
    this.#isMeasured = false;
  }
}

/** Whether edges come before those of a rectangle at `at`; no two of a list share three of them. */
const isBefore = (top: number, left: number, bottom: number, edges: Int32Array, at: number): boolean => {
  if (top !== edges[at]) return top < edges[at]!;
  return left === edges[at + 1] ? bottom < edges[at + 2]! : left < edges[at + 1]!;
};
