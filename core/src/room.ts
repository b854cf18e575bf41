import { areaOf, type Shape } from './lattice.js';

/** No block fits: an edge beyond every grid. */
const NOWHERE = 1 << 28;

/** Sides of the grid; opposite ones differ in the last bit. */
export const TOP = 0;
export const BOTTOM = 1;
export const LEFT = 2;
export const RIGHT = 3;
export type Side = typeof TOP | typeof BOTTOM | typeof LEFT | typeof RIGHT;

/** Edges of a rectangle, top, left, bottom, right, in the order an obstacle is stored. */
const EDGES = 4;

/**
 * The grid as seen from one side: rows grow away from that side. An obstacle
 * and a region are given by their four edges in the view's own coordinates.
 */
interface View {
  readonly edges: Int32Array;
  readonly heights: Int32Array;
  readonly widths: Int32Array;
}

/**
 * Answers whether more blocks fit between the obstacles of a grid, exactly.
 *
 * Only minimal shapes need asking after: if a shape fits, so does any it contains.
 *
 * Up to three blocks are decided in closed form. Two disjoint rectangles are
 * separated by a horizontal or a vertical line, so two fit if the block that
 * ends highest ends above where the block that starts lowest starts, or the
 * same from left to right. Three disjoint rectangles can always be cut into one
 * and two by such a line; the one may as well be the outermost possible.
 *
 * More blocks are searched. A packing can be pushed up and left until every
 * block touches, above and to the left, the region's edge, an obstacle or
 * another block, and it can be built up in an order in which what a block
 * touches is there before it (the relation "is in the way when moving up and
 * left" has no cycles among disjoint rectangles). So each next block has its
 * top on the region's top or an obstacle's bottom, and likewise its left.
 */
export class Room {
  readonly #rows: number;
  readonly #columns: number;
  readonly #shapes: ReadonlyArray<Shape>;
  readonly #smallestArea: number;
  readonly #fromTop: View;
  readonly #fromBottom: View;
  readonly #fromLeft: View;
  readonly #fromRight: View;
  #count = 0;

  /** Steps the search for four and more blocks has taken, ever; closed forms count nothing. */
  steps = 0;
  /** The search gives up, answering no, when `steps` passes this. */
  maxSteps: number = Number.POSITIVE_INFINITY;

  /**
   * @param minimal the minimal shapes of a lattice
   * @param capacity the most obstacles there will ever be at once
   */
  constructor(rows: number, columns: number, minimal: ReadonlyArray<Shape>, capacity: number) {
    this.#rows = rows;
    this.#columns = columns;
    this.#shapes = minimal;
    this.#smallestArea = Math.min(...minimal.map(areaOf));
    const heights = Int32Array.from(minimal, (shape) => shape.height);
    const widths = Int32Array.from(minimal, (shape) => shape.width);
    const edges = (): Int32Array => new Int32Array(capacity * EDGES);
    this.#fromTop = { edges: edges(), heights, widths };
    this.#fromBottom = { edges: edges(), heights, widths };
    this.#fromLeft = { edges: edges(), heights: widths, widths: heights };
    this.#fromRight = { edges: edges(), heights: widths, widths: heights };
  }

  /** Removes all obstacles. */
  clear(): void {
    this.#count = 0;
  }

  /** Adds an obstacle. */
  push(top: number, left: number, height: number, width: number): void {
    const bottom = top + height;
    const right = left + width;
    const at = this.#count * EDGES;
    writeEdges(this.#fromTop.edges, at, top, left, bottom, right);
    writeEdges(this.#fromBottom.edges, at, this.#rows - bottom, left, this.#rows - top, right);
    writeEdges(this.#fromLeft.edges, at, left, top, right, bottom);
    writeEdges(this.#fromRight.edges, at, this.#columns - right, top, this.#columns - left, bottom);
    this.#count++;
  }

  /** Removes the obstacle added last. */
  pop(): void {
    this.#count--;
  }

  /** Whether a rectangle meets no obstacle. */
  isFree(top: number, left: number, height: number, width: number): boolean {
    const edges = this.#fromTop.edges;
    const bottom = top + height;
    const right = left + width;
    for (let at = 0, end = this.#count * EDGES; at < end; at += EDGES) {
      if (edges[at]! < bottom && edges[at + 2]! > top && edges[at + 1]! < right && edges[at + 3]! > left) {
        return false;
      }
    }
    return true;
  }

  /**
   * How far from a side of the grid a block in the region reaches that lies as near to it as it can;
   * further than any grid if none fits.
   */
  reach(side: Side, top: number, left: number, bottom: number, right: number): number {
    const count = this.#count;
    if (side === TOP) return nearestEdge(this.#fromTop, count, top, left, bottom, right);
    if (side === LEFT) return nearestEdge(this.#fromLeft, count, left, top, right, bottom);
    const rows = this.#rows;
    if (side === BOTTOM) return nearestEdge(this.#fromBottom, count, rows - bottom, left, rows - top, right);
    const columns = this.#columns;
    return nearestEdge(this.#fromRight, count, columns - right, top, columns - left, bottom);
  }

  /** Whether `blocks` more blocks fit, side by side, in the region between its edges. */
  fits(blocks: number, top: number, left: number, bottom: number, right: number): boolean {
    switch (blocks) {
      case 0:
        return true;
      case 1:
        return this.reach(TOP, top, left, bottom, right) < NOWHERE;
      case 2:
        return this.#fitsTwo(top, left, bottom, right);
      case 3:
        return this.#fitsThree(top, left, bottom, right);
      default:
        return this.#fitsMany(blocks, top, left, bottom, right);
    }
  }

  #fitsTwo(top: number, left: number, bottom: number, right: number): boolean {
    const fromTop = this.reach(TOP, top, left, bottom, right);
    if (fromTop >= NOWHERE) return false;
    return (
      fromTop + this.reach(BOTTOM, top, left, bottom, right) <= this.#rows ||
      this.reach(LEFT, top, left, bottom, right) + this.reach(RIGHT, top, left, bottom, right) <=
        this.#columns
    );
  }

  #fitsThree(top: number, left: number, bottom: number, right: number): boolean {
    const fromTop = this.reach(TOP, top, left, bottom, right);
    if (fromTop >= NOWHERE) return false;
    return (
      this.#fitsTwo(fromTop, left, bottom, right) ||
      this.#fitsTwo(top, this.reach(LEFT, top, left, bottom, right), bottom, right) ||
      this.#fitsTwo(top, left, this.#rows - this.reach(BOTTOM, top, left, bottom, right), right) ||
      this.#fitsTwo(top, left, bottom, this.#columns - this.reach(RIGHT, top, left, bottom, right))
    );
  }

  #fitsMany(blocks: number, top: number, left: number, bottom: number, right: number): boolean {
    if (this.#fitsTiled(blocks, top, left, bottom, right)) return true;
    const edges = this.#fromTop.edges;
    const count = this.#count;
    for (const { height, width } of this.#shapes) {
      if (!this.#mayHold(blocks, height, width, top, left, bottom, right)) continue;
      for (let i = -1; i < count; i++) {
        const blockTop = i < 0 ? top : edges[i * EDGES + 2]!;
        if (blockTop < top || blockTop + height > bottom) continue;
        for (let j = -1; j < count; j++) {
          const blockLeft = j < 0 ? left : edges[j * EDGES + 3]!;
          if (blockLeft < left || blockLeft + width > right) continue;
          if (++this.steps > this.maxSteps) return false;
          if (!this.isFree(blockTop, blockLeft, height, width)) continue;
          this.push(blockTop, blockLeft, height, width);
          const fits = this.fits(blocks - 1, top, left, bottom, right);
          this.pop();
          if (fits) return true;
        }
      }
    }
    return false;
  }

  /** Whether a plain tiling of the region with one shape leaves enough tiles free: cheap, and often enough. */
  #fitsTiled(blocks: number, top: number, left: number, bottom: number, right: number): boolean {
    for (const { height, width } of this.#shapes) {
      let tiles = Math.floor((bottom - top) / height) * Math.floor((right - left) / width);
      for (let blockTop = top; tiles >= blocks && blockTop + height <= bottom; blockTop += height) {
        for (let blockLeft = left; tiles >= blocks && blockLeft + width <= right; blockLeft += width) {
          if (!this.isFree(blockTop, blockLeft, height, width)) tiles--;
        }
      }
      if (tiles >= blocks) return true;
    }
    return false;
  }

  /** Whether the region, less the obstacles, has the area for `blocks` blocks of which one is of this shape. */
  #mayHold(
    blocks: number,
    height: number,
    width: number,
    top: number,
    left: number,
    bottom: number,
    right: number,
  ): boolean {
    const edges = this.#fromTop.edges;
    let free = (bottom - top) * (right - left) - height * width;
    for (let at = 0, end = this.#count * EDGES; at < end; at += EDGES) {
      const overlapRows = Math.min(bottom, edges[at + 2]!) - Math.max(top, edges[at]!);
      const overlapColumns = Math.min(right, edges[at + 3]!) - Math.max(left, edges[at + 1]!);
      if (overlapRows > 0 && overlapColumns > 0) free -= overlapRows * overlapColumns;
    }
    return free >= (blocks - 1) * this.#smallestArea;
  }
}

const writeEdges = (
  edges: Int32Array,
  at: number,
  top: number,
  left: number,
  bottom: number,
  right: number,
): void => {
  edges[at] = top;
  edges[at + 1] = left;
  edges[at + 2] = bottom;
  edges[at + 3] = right;
};

/**
 * The smallest bottom of a block in a region of a view. A block pushed up rests
 * on the region's top or on an obstacle's bottom, so only those tops are tried.
 */
const nearestEdge = (
  view: View,
  count: number,
  top: number,
  left: number,
  bottom: number,
  right: number,
): number => {
  const { edges, heights, widths } = view;
  const end = count * EDGES;
  let nearest = NOWHERE;
  for (let shape = 0; shape < heights.length; shape++) {
    const height = heights[shape]!;
    const width = widths[shape]!;
    if (left + width > right) continue;
    for (let from = -EDGES; from < end; from += EDGES) {
      const blockTop = from < 0 ? top : edges[from + 2]!;
      const blockBottom = blockTop + height;
      if (blockTop < top || blockBottom > bottom || blockBottom >= nearest) continue;
      if (hasGap(edges, end, blockTop, blockBottom, left, right, width)) nearest = blockBottom;
    }
  }
  return nearest;
};

/** Whether `width` consecutive columns between `left` and `right` are free in all rows from `top` to `bottom`. */
const hasGap = (
  edges: Int32Array,
  end: number,
  top: number,
  bottom: number,
  left: number,
  right: number,
  width: number,
): boolean => {
  let start = left;
  let at = 0;
  while (at < end) {
    if (
      edges[at]! < bottom &&
      edges[at + 2]! > top &&
      edges[at + 1]! < start + width &&
      edges[at + 3]! > start
    ) {
      // In the way: move past it and look at all obstacles again.
      start = edges[at + 3]!;
      if (start + width > right) return false;
      at = 0;
    } else {
      at += EDGES;
    }
  }
  return true;
};
