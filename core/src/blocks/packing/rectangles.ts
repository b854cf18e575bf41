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

  /** Takes all out. */
  clear(): void {
    this.count = 0;
  }

  /** Takes rectangles, by their edges, instead of those of the list. */
  take(edges: Int32Array): void {
    if (this.edges.length < edges.length) this.edges = new Int32Array(edges.length);
    this.edges.set(edges);
    this.count = edges.length / EDGES;
  }

  /** Whether a rectangle lies inside one of the list. */
  holds(top: number, left: number, bottom: number, right: number): boolean {
    const { edges } = this;
    for (let at = 0, end = this.count * EDGES; at < end; at += EDGES) {
      if (
        edges[at]! <= top &&
        edges[at + 1]! <= left &&
        edges[at + 2]! >= bottom &&
        edges[at + 3]! >= right
      ) {
        return true;
      }
    }
    return false;
  }

  /** Whether a block of a size has a place inside one of the list. */
  hasPlace(height: number, width: number): boolean {
    const { edges } = this;
    for (let at = 0, end = this.count * EDGES; at < end; at += EDGES) {
      if (edges[at + 2]! - edges[at]! >= height && edges[at + 3]! - edges[at + 1]! >= width) return true;
    }
    return false;
  }

  /** Adds a rectangle, unless one of the list holds it, and drops those that it holds. */
  add(top: number, left: number, bottom: number, right: number): void {
    if (this.holds(top, left, bottom, right)) return;
    const { edges } = this;
    let kept = 0;
    for (let at = 0, end = this.count * EDGES; at < end; at += EDGES) {
      if (
        top <= edges[at]! &&
        left <= edges[at + 1]! &&
        bottom >= edges[at + 2]! &&
        right >= edges[at + 3]!
      ) {
        continue;
      }
      if (kept !== at) edges.copyWithin(kept, at, at + EDGES);
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
  }
}

/** Adds to a list what any rectangle of two others have in common, if it is at least so high as `heights` asks of its width. */
export const addCommon = (
  into: Rectangles,
  some: Rectangles,
  others: Rectangles,
  heights: Int32Array,
): void => {
  for (let i = 0; i < some.count * EDGES; i += EDGES) {
    for (let j = 0; j < others.count * EDGES; j += EDGES) {
      const top = Math.max(some.edges[i]!, others.edges[j]!);
      const left = Math.max(some.edges[i + 1]!, others.edges[j + 1]!);
      const bottom = Math.min(some.edges[i + 2]!, others.edges[j + 2]!);
      const right = Math.min(some.edges[i + 3]!, others.edges[j + 3]!);
      if (left < right && heights[right - left]! <= bottom - top) into.add(top, left, bottom, right);
    }
  }
};
