import type { CutSizes } from './cut-sizes.js';
import { MetRegions } from './met-regions.js';
import { NOWHERE } from './pieces.js';
import { EDGES, Rectangles } from './rectangles.js';
import { BOTTOM, LEFT, RIGHT, type Side, type StraightCuts, TOP } from './straight-cuts.js';
import { larger, smaller } from './without-branches.js';

/** Up to so much to come, where it can lie is asked exactly. */
export const MOST_EXACT = 2;

/**
 * Regions that are cut, times what is to come, once there is a feasible
 * rectangle: up to eight targets less is always enough.
 */
const MOST_WORK = 2_048;

/** A target's row of the sizes' tables. */
const TARGET = 2;

/**
 * The feasible rectangles of the next block: the largest rectangles inside
 * which it may lie wherever it likes, so that all that is to come after it still
 * has its place. Each is a free part of what is left of the grid once straight
 * cuts from side to side have given what is to come its place, part after part.
 *
 * With one or two to come nothing is lost by that. With more, a part that is cut
 * off at once lies inside one free rectangle. If the last part is two or more,
 * the next block may as well be one of it: so where there is a feasible
 * rectangle now there is one for every block to come.
 */
export class FeasibleRectangles {
  readonly #cuts: StraightCuts;
  readonly #sizes: CutSizes;
  /** What is left once all is cut off. */
  readonly #left: Rectangles = new Rectangles();
  #isExact = false;
  readonly #met: MetRegions = new MetRegions();
  /** How far each part reaches from the sides, by how much is to come. */
  readonly #depths: Array<Int32Array> = [];
  #toCome = 0;

  constructor(cuts: StraightCuts, sizes: CutSizes) {
    this.#cuts = cuts;
    this.#sizes = sizes;
  }

  /** Lists in `into` the feasible rectangles of the next block beside so many targets, and contexts' pieces, to come. */
  list(into: Rectangles, targets: number, contexts: number): void {
    into.clear();
    this.#left.clear();
    this.#isExact = targets + contexts <= MOST_EXACT;
    this.#met.clear();
    this.#toCome = targets + contexts;
    const rows = this.#sizes.widthsStride - 1;
    const columns = this.#sizes.heightsStride - 1;
    if (this.#sizes.holds(targets + 1, contexts, rows, columns)) {
      this.#cut(targets, contexts, 0, 0, rows, columns, -1);
    }
    this.#addFree(into);
  }

  /** Adds the free parts of what is left. */
  #addFree(into: Rectangles): void {
    const { free } = this.#cuts;
    const { edges, count } = free;
    // Mostly a free rectangle lies in what is left as a whole.
    for (let at = 0; at < count * EDGES; at += EDGES) {
      const top = edges[at]!;
      const left = edges[at + 1]!;
      const bottom = edges[at + 2]!;
      const right = edges[at + 3]!;
      if (this.#isHigh(bottom - top, right - left) && this.#left.holds(top, left, bottom, right)) {
        into.append(top, left, bottom, right);
      }
    }
    for (let at = 0; at < count * EDGES; at += EDGES) {
      this.#addParts(into, edges[at]!, edges[at + 1]!, edges[at + 2]!, edges[at + 3]!);
    }
  }

  /** Adds the parts of a free rectangle that lie in what is left. */
  #addParts(into: Rectangles, top: number, left: number, bottom: number, right: number): void {
    const { edges, count } = this.#left;
    if (!this.#isHigh(bottom - top, right - left) || into.holds(top, left, bottom, right)) return;
    for (let at = 0; at < count * EDGES; at += EDGES) {
      const fromTop = larger(top, edges[at]!);
      const toBottom = smaller(bottom, edges[at + 2]!);
      const fromLeft = larger(left, edges[at + 1]!);
      const toRight = smaller(right, edges[at + 3]!);
      if (this.#isHigh(toBottom - fromTop, toRight - fromLeft)) {
        into.add(fromTop, fromLeft, toBottom, toRight);
      }
    }
  }

  /** Whether a rectangle is high enough for a target, considering its width. */
  #isHigh(height: number, width: number): boolean {
    const { heights, heightsStride } = this.#sizes;
    return width > 0 && heights[TARGET * heightsStride + width]! <= height;
  }

  /** @param before the side cut last, of which the opposite one need not be cut now: it was first */
  #cut(
    targets: number,
    contexts: number,
    top: number,
    left: number,
    bottom: number,
    right: number,
    before: number,
  ): void {
    if (targets + contexts === 0) {
      this.#addIfFree(top, left, bottom, right);
      return;
    }
    if (this.#left.holds(top, left, bottom, right)) return;
    if (!this.#cuts.hasFree(this.#sizes.patchesOf(targets + 1, contexts), top, left, bottom, right)) return;
    if (this.#met.count * this.#toCome > MOST_WORK && this.#left.count > 0) return;
    if (this.#met.meet(targets * 2 + contexts, top, left, bottom, right)) return;
    if (targets + contexts === 1) {
      this.#cutOne(targets, contexts, top, left, bottom, right);
      return;
    }
    const stride = targets * 4 + 4;
    const depths = this.#depthsOf(targets + contexts);
    this.#cuts.measure(depths, targets, contexts, top, left, bottom, right);
    const { heights, widths, heightsStride, widthsStride } = this.#sizes;
    // The more is cut off at once, the larger what is left: those rectangles make others needless.
    for (let part = targets + contexts; part > 0; part--) {
      for (let context = Math.max(0, part - targets); context <= Math.min(contexts, part); context++) {
        const at = context * stride + (part - context) * 4;
        if (this.#isExact && part > 1) {
          this.#cutExactly(targets, contexts, at, top, left, bottom, right);
          continue;
        }
        if (depths[at]! >= NOWHERE) continue;
        const rest = targets - part + context;
        const restContexts = contexts - context;
        // How far a cut may run: what is left, were it empty, would have to hold the rest and the next block.
        const row = rest * 2 + 2 + restContexts;
        const mostRows = bottom - top - heights[row * heightsStride + right - left]!;
        const mostColumns = right - left - widths[row * widthsStride + bottom - top]!;
        // Where one more reaches no deeper it may as well come off too.
        const more = part - context < targets ? at + 4 : at;
        const isOne = more === at;
        const above = depths[at]!;
        const below = depths[at + BOTTOM]!;
        const ahead = depths[at + LEFT]!;
        const behind = depths[at + RIGHT]!;
        if (above <= mostRows && before !== BOTTOM && (isOne || depths[more] !== above)) {
          this.#cut(rest, restContexts, top + above, left, bottom, right, TOP);
        }
        if (below <= mostRows && (isOne || depths[more + BOTTOM] !== below)) {
          this.#cut(rest, restContexts, top, left, bottom - below, right, BOTTOM);
        }
        if (ahead <= mostColumns && before !== RIGHT && (isOne || depths[more + LEFT] !== ahead)) {
          this.#cut(rest, restContexts, top, left + ahead, bottom, right, LEFT);
        }
        if (behind <= mostColumns && (isOne || depths[more + RIGHT] !== behind)) {
          this.#cut(rest, restContexts, top, left, bottom, right - behind, RIGHT);
        }
      }
    }
  }

  /** Adds what is left of a region with so much cut off on one side, if it has a free place for the next block. */
  #cutLast(side: number, depth: number, top: number, left: number, bottom: number, right: number): void {
    const fromTop = side === TOP ? top + depth : top;
    const fromLeft = side === LEFT ? left + depth : left;
    const toBottom = side === BOTTOM ? bottom - depth : bottom;
    const toRight = side === RIGHT ? right - depth : right;
    this.#addIfFree(fromTop, fromLeft, toBottom, toRight);
  }

  #addIfFree(top: number, left: number, bottom: number, right: number): void {
    if (this.#cuts.fits(1, 0, top, left, bottom, right)) this.#left.add(top, left, bottom, right);
  }

  /** Cuts off the last block, or piece, to come. */
  #cutOne(targets: number, contexts: number, top: number, left: number, bottom: number, right: number): void {
    const depths = this.#depthsOf(1);
    const fits = this.#cuts.reach(depths, 0, targets * 2 + contexts, top, left, bottom, right);
    if (!fits) return;
    const above = depths[TOP]!;
    const below = depths[BOTTOM]!;
    const ahead = depths[LEFT]!;
    const behind = depths[RIGHT]!;
    if (contexts > 0) {
      for (let side: number = TOP; side <= RIGHT; side++) {
        this.#cutLast(side, depths[side]!, top, left, bottom, right);
      }
      return;
    }
    // The next block is one like it, and has a free place if it has one at the opposite side.
    if (above + below <= bottom - top) {
      this.#left.add(top + above, left, bottom, right);
      this.#left.add(top, left, bottom - below, right);
    }
    if (ahead + behind <= right - left) {
      this.#left.add(top, left + ahead, bottom, right);
      this.#left.add(top, left, bottom, right - behind);
    }
  }

  /** Cuts all that is to come off at once, wherever it lies; `at`: how deep it is inside one free rectangle. */
  #cutExactly(
    targets: number,
    contexts: number,
    at: number,
    top: number,
    left: number,
    bottom: number,
    right: number,
  ): void {
    const depths = this.#depthsOf(targets + contexts);
    for (let side: number = TOP; side <= RIGHT; side++) {
      const inOne = depths[at + side]!;
      const depth = this.#cuts.depth(targets, contexts, side as Side, inOne, top, left, bottom, right);
      if (depth >= NOWHERE) return;
      this.#cutLast(side, depth, top, left, bottom, right);
    }
  }

  /** Scratch of a region with so much to come: deeper regions have less. */
  #depthsOf(toCome: number): Int32Array {
    this.#depths[toCome] ??= new Int32Array((toCome + 1) * 8);
    return this.#depths[toCome];
  }
}
