import type { CutSizes } from './cut-sizes.js';
import { NOWHERE } from './pieces.js';
import type { Rectangles } from './rectangles.js';
import { BOTTOM, LEFT, RIGHT, type Side, type StraightCuts, TOP } from './straight-cuts.js';

/** Up to so much to come, where it can lie is asked exactly. */
const MOST_EXACT = 2;

/**
 * Regions that are cut, times what is to come, once there is a room: up to eight
 * targets less is always enough.
 */
const MOST_WORK = 2_048;

/** Places of the table of regions met before, a power of two. */
const PLACES = 2_048;

/** What names a region met before: what was to come, and its edges. */
const NAME = 5;

/**
 * The rooms of the next block: the largest rectangles inside which it may lie,
 * so that all that is to come after it still has its place. Each is what is left
 * of the grid once straight cuts from side to side have given what is to come
 * its place, part after part.
 *
 * With one or two to come nothing is lost by that. With more, a part that is cut
 * off at once lies inside one free rectangle. If the last part is two or more,
 * the next block may as well be one of it: so where there is a room now there is
 * one for every block to come.
 */
export class Rooms {
  readonly #cuts: StraightCuts;
  readonly #sizes: CutSizes;
  readonly #smallest: number;
  #into!: Rectangles;
  #isExact = false;
  /** Regions met before, so that each is cut once whatever the order of the cuts that led to it. */
  readonly #names = new Int32Array(PLACES * NAME);
  readonly #met = new Int32Array(PLACES);
  /** How far each part reaches from the sides, by how much is to come. */
  readonly #depths: Array<Int32Array> = [];
  #round = 0;
  #ways = 0;
  #toCome = 0;

  /** @param smallest patches of the smallest target */
  constructor(cuts: StraightCuts, sizes: CutSizes, smallest: number) {
    this.#cuts = cuts;
    this.#sizes = sizes;
    this.#smallest = smallest;
  }

  /** Adds to `into`, which is empty, the rooms of a region beside so many targets, and contexts' pieces, to come. */
  list(
    into: Rectangles,
    targets: number,
    contexts: number,
    top: number,
    left: number,
    bottom: number,
    right: number,
  ): void {
    this.#into = into;
    this.#isExact = targets + contexts <= MOST_EXACT;
    this.#round++;
    this.#ways = 0;
    this.#toCome = targets + contexts;
    if (this.#mayHold(targets, contexts, bottom - top, right - left)) {
      this.#cut(targets, contexts, top, left, bottom, right, -1);
    }
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
    const into = this.#into;
    if (into.holds(top, left, bottom, right)) return;
    if (targets + contexts === 0) {
      // Not every region that may hold the next block has a free place for it.
      if (this.#cuts.fits(1, 0, top, left, bottom, right)) into.add(top, left, bottom, right);
      return;
    }
    if (this.#cuts.freePatches(top, left, bottom, right) < (targets + 1) * this.#smallest) return;
    if (this.#ways * this.#toCome > MOST_WORK && into.count > 0) return;
    if (this.#isMet(targets * 2 + contexts, top, left, bottom, right)) return;
    const stride = targets * 4 + 4;
    const depths = this.#depthsOf(targets + contexts);
    for (let at = (contexts + 1) * stride - 1; at >= 0; at--) depths[at] = NOWHERE;
    for (let context = 0; context <= contexts; context++) {
      this.#cuts.inOne(depths, context * stride, targets + 1, context, top, left, bottom, right);
    }
    // The more is cut off at once, the larger what is left: those rooms make others needless.
    for (let part = targets + contexts; part > 0; part--) {
      for (let context = Math.max(0, part - targets); context <= Math.min(contexts, part); context++) {
        if (this.#isExact && part > 1) {
          this.#cutExactly(
            targets,
            contexts,
            context * stride + (part - context) * 4,
            top,
            left,
            bottom,
            right,
          );
          continue;
        }
        const at = context * stride + (part - context) * 4;
        if (depths[at]! >= NOWHERE) continue;
        // Where one more reaches no deeper it may as well come off too.
        const more = part - context < targets ? at + 4 : at;
        const restTargets = targets - part + context;
        const restContexts = contexts - context;
        for (let side: number = TOP; side <= RIGHT; side++) {
          const depth = depths[at + side]!;
          if (more > at && depths[more + side] === depth) continue;
          this.#cutOff(restTargets, restContexts, side, depth, top, left, bottom, right, before);
        }
      }
    }
  }

  #cutOff(
    targets: number,
    contexts: number,
    side: number,
    depth: number,
    top: number,
    left: number,
    bottom: number,
    right: number,
    before: number,
  ): void {
    if (side <= BOTTOM) {
      if (!this.#mayHold(targets, contexts, bottom - top - depth, right - left)) return;
      if (side === BOTTOM) this.#cut(targets, contexts, top, left, bottom - depth, right, BOTTOM);
      else if (before !== BOTTOM) this.#cut(targets, contexts, top + depth, left, bottom, right, TOP);
    } else {
      if (!this.#mayHold(targets, contexts, bottom - top, right - left - depth)) return;
      if (side === RIGHT) this.#cut(targets, contexts, top, left, bottom, right - depth, RIGHT);
      else if (before !== RIGHT) this.#cut(targets, contexts, top, left + depth, bottom, right, LEFT);
    }
  }

  /** Whether a region, were it empty, would hold so much and the next block. */
  #mayHold(targets: number, contexts: number, height: number, width: number): boolean {
    const { widths, widthsStride } = this.#sizes;
    return widths[(targets * 2 + 2 + contexts) * widthsStride + height]! <= width;
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
      this.#cutOff(0, 0, side, depth, top, left, bottom, right, -1);
    }
  }

  /** Scratch of a region with so much to come: deeper regions have less. */
  #depthsOf(toCome: number): Int32Array {
    this.#depths[toCome] ??= new Int32Array((toCome + 1) * 8);
    return this.#depths[toCome];
  }

  /** Whether a region was met before; it is from now on. */
  #isMet(toCome: number, top: number, left: number, bottom: number, right: number): boolean {
    const names = this.#names;
    let place =
      Math.imul(
        Math.imul(Math.imul(Math.imul(toCome * 31 + top, 31) + left, 31) + bottom, 31) + right,
        0x9e3779b1,
      ) >>> 21;
    while (this.#met[place] === this.#round) {
      const at = place * NAME;
      if (
        names[at] === toCome &&
        names[at + 1] === top &&
        names[at + 2] === left &&
        names[at + 3] === bottom &&
        names[at + 4] === right
      ) {
        return true;
      }
      place = (place + 1) & (PLACES - 1);
    }
    // A full table forgets: that costs time only.
    if (++this.#ways < PLACES - 1) {
      const at = place * NAME;
      names[at] = toCome;
      names[at + 1] = top;
      names[at + 2] = left;
      names[at + 3] = bottom;
      names[at + 4] = right;
      this.#met[place] = this.#round;
    }
    return false;
  }
}
