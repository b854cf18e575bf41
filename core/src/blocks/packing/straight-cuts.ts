import type { CutSizes } from './cut-sizes.js';
import { NOWHERE } from './pieces.js';
import { EDGES, Rectangles } from './rectangles.js';
import { atLeast0, larger, smaller } from './without-branches.js';

/** Sides of a region. */
export const TOP = 0;
export const BOTTOM = 1;
export const LEFT = 2;
export const RIGHT = 3;
export type Side = typeof TOP | typeof BOTTOM | typeof LEFT | typeof RIGHT;

/**
 * Whether what is still to be placed fits into the free rectangles of a grid so
 * that straight cuts take it apart: some horizontal or vertical line has a part
 * of it on one side, the rest on the other, and each side is cut the same way.
 * For up to three blocks that is no restriction: three disjoint rectangles can
 * always be cut apart.
 *
 * A part may as well lie as near to its side as it can, so a line is tried only
 * where it leaves that part just enough.
 */
export class StraightCuts {
  /** The free rectangles at hand. */
  free: Rectangles = new Rectangles();
  /** The disjoint blocks between them: top, left, height, width, `#taken` of them from `#takenAt` on. */
  #blocks: Int32Array = new Int32Array(0);
  #takenAt = 0;
  #taken = 0;
  #area = 0;
  readonly sizes: CutSizes;
  /** Scratch. */
  readonly #one: Int32Array = new Int32Array(4);
  readonly #other: Int32Array = new Int32Array(4);

  constructor(sizes: CutSizes) {
    this.sizes = sizes;
  }

  /** Turns to other free rectangles, and the disjoint blocks that leave them, of so many patches together. */
  turnTo(free: Rectangles, blocks: Int32Array, at: number, count: number, area: number): void {
    this.free = free;
    this.#blocks = blocks;
    this.#takenAt = at;
    this.#taken = count;
    this.#area = area;
  }

  /** Whether a region has so many patches that no block takes. */
  hasFree(patches: number, top: number, left: number, bottom: number, right: number): boolean {
    const blocks = this.#blocks;
    let more = (bottom - top) * (right - left) - patches;
    // Mostly it has, even if all blocks were in it.
    if (more >= this.#area) return true;
    for (let at = this.#takenAt, end = at + this.#taken * EDGES; at < end; at += EDGES) {
      const rows = smaller(blocks[at]! + blocks[at + 2]!, bottom) - larger(blocks[at]!, top);
      const columns = smaller(blocks[at + 1]! + blocks[at + 3]!, right) - larger(blocks[at + 1]!, left);
      more -= atLeast0(rows) * atLeast0(columns);
    }
    return more >= 0;
  }

  /** Whether up to two, targets and contexts' pieces, fit in a region. */
  fits(targets: number, contexts: number, top: number, left: number, bottom: number, right: number): boolean {
    // Even an empty region would have to hold them.
    if (!this.sizes.holds(targets, contexts, bottom - top, right - left)) return false;
    if (targets + contexts === 2) return this.#fitsTwo(targets, contexts, top, left, bottom, right);
    return (
      targets + contexts === 0 || this.reach(this.#one, 0, targets * 2 + contexts, top, left, bottom, right)
    );
  }

  /** Whether two fit: one as near to a side as it can, the other to the opposite one. */
  #fitsTwo(
    targets: number,
    contexts: number,
    top: number,
    left: number,
    bottom: number,
    right: number,
  ): boolean {
    const one = this.#one;
    this.reach(one, 0, targets > 0 ? 2 : 1, top, left, bottom, right);
    let other = one;
    if (targets === contexts) {
      other = this.#other;
      this.reach(other, 0, 1, top, left, bottom, right);
    }
    return (
      one[TOP]! + other[BOTTOM]! <= bottom - top ||
      one[LEFT]! + other[RIGHT]! <= right - left ||
      (one !== other &&
        (other[TOP]! + one[BOTTOM]! <= bottom - top || other[LEFT]! + one[RIGHT]! <= right - left))
    );
  }

  /**
   * How far from a side of a region a line must run for two to fit between them;
   * {@link NOWHERE} if they do not fit in the region.
   *
   * @param inOne what it is if they lie inside one free rectangle, from {@link reach}
   */
  depth(
    targets: number,
    contexts: number,
    side: Side,
    inOne: number,
    top: number,
    left: number,
    bottom: number,
    right: number,
  ): number {
    const row = targets * 2 + contexts;
    const { sizes } = this;
    const isVertical = side <= BOTTOM;
    // No nearer than in an empty grid, and no farther than inside one free rectangle.
    let tooLittle =
      (isVertical
        ? sizes.heights[row * sizes.heightsStride + right - left]!
        : sizes.widths[row * sizes.widthsStride + bottom - top]!) - 1;
    let enough = inOne;
    if (enough >= NOWHERE) {
      if (!this.fits(targets, contexts, top, left, bottom, right)) return NOWHERE;
      enough = isVertical ? bottom - top : right - left;
    }
    while (enough - tooLittle > 1) {
      const middle = (tooLittle + enough) >> 1;
      const fits = this.fits(
        targets,
        contexts,
        side === BOTTOM ? bottom - middle : top,
        side === RIGHT ? right - middle : left,
        side === TOP ? top + middle : bottom,
        side === LEFT ? left + middle : right,
      );
      if (fits) enough = middle;
      else tooLittle = middle;
    }
    return enough;
  }

  /**
   * Sets four of `depths`, from `to` on, to how far from each side of a region
   * a part must reach that lies inside one free rectangle: from the top, the
   * bottom, the left and the right; {@link NOWHERE} if it does not fit in any.
   *
   * @param row what names the part in the sizes' tables
   * @returns whether it fits
   */
  reach(
    depths: Int32Array,
    to: number,
    row: number,
    top: number,
    left: number,
    bottom: number,
    right: number,
  ): boolean {
    const { edges, count } = this.free;
    const { heights, widths, heightsStride, widthsStride } = this.sizes;
    const inHeights = row * heightsStride;
    const inWidths = row * widthsStride;
    let above = NOWHERE;
    let below = NOWHERE;
    let before = NOWHERE;
    let behind = NOWHERE;
    for (let at = 0; at < count * EDGES; at += EDGES) {
      const fromTop = larger(edges[at]!, top);
      const fromLeft = larger(edges[at + 1]!, left);
      const toBottom = smaller(edges[at + 2]!, bottom);
      const toRight = smaller(edges[at + 3]!, right);
      // Nothing fits in no rows, nor in no columns.
      const height = heights[inHeights + atLeast0(toRight - fromLeft)]!;
      if (height > toBottom - fromTop) continue;
      const width = widths[inWidths + toBottom - fromTop]!;
      above = smaller(above, fromTop - top + height);
      below = smaller(below, bottom - toBottom + height);
      before = smaller(before, fromLeft - left + width);
      behind = smaller(behind, right - toRight + width);
    }
    depths[to] = above;
    depths[to + BOTTOM] = below;
    depths[to + LEFT] = before;
    depths[to + RIGHT] = behind;
    return above < NOWHERE;
  }

  /**
   * Sets `depths` to how far each part, of so much to come, reaches from each
   * side of a region, if it lies inside one free rectangle: parts of none, one
   * and more targets, four sides each; then the same with the context's piece.
   */
  measure(
    depths: Int32Array,
    targets: number,
    contexts: number,
    top: number,
    left: number,
    bottom: number,
    right: number,
  ): void {
    const { edges, count } = this.free;
    const { heights, widths, heightsStride, widthsStride } = this.sizes;
    const stride = targets * 4 + 4;
    for (let at = (contexts + 1) * stride - 1; at >= 0; at--) depths[at] = NOWHERE;
    for (let at = 0; at < count * EDGES; at += EDGES) {
      const fromTop = larger(edges[at]!, top);
      const fromLeft = larger(edges[at + 1]!, left);
      const rows = smaller(edges[at + 2]!, bottom) - fromTop;
      const columns = smaller(edges[at + 3]!, right) - fromLeft;
      if ((rows | columns) <= 0) continue;
      for (let context = 0; context <= contexts; context++) {
        // Of nothing at all there is no part; one that does not fit takes the larger ones with it.
        for (let part = 1 - context; part <= targets; part++) {
          const row = part * 2 + context;
          const height = heights[row * heightsStride + columns]!;
          if (height > rows) break;
          const width = widths[row * widthsStride + rows]!;
          const to = context * stride + part * 4;
          depths[to] = smaller(depths[to]!, fromTop - top + height);
          depths[to + BOTTOM] = smaller(depths[to + BOTTOM]!, bottom - fromTop - rows + height);
          depths[to + LEFT] = smaller(depths[to + LEFT]!, fromLeft - left + width);
          depths[to + RIGHT] = smaller(depths[to + RIGHT]!, right - fromLeft - columns + width);
        }
      }
    }
  }
}
