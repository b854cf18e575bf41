import type { CutSizes } from './cut-sizes.js';
import { MOST_EXACT } from './feasible-rectangles.js';
import { MetRegions } from './met-regions.js';
import { BOTTOM, LEFT, RIGHT, type StraightCuts, TOP } from './straight-cuts.js';

/**
 * Whether what is to come has its place beside the next block, asked of one
 * place of that block: the same as whether one of its
 * {@link FeasibleRectangles} holds it, in less time where most places do.
 */
export class OnePlace {
  readonly #cuts: StraightCuts;
  readonly #sizes: CutSizes;
  readonly #met: MetRegions = new MetRegions();
  /** How far each part reaches from the sides of the grid, by the context's pieces to come; found when asked for. */
  readonly #whole: readonly [Int32Array, Int32Array];
  readonly #isKnown: [boolean, boolean] = [false, false];
  /** The same of a smaller region, by how much is to come. */
  readonly #depths: Array<Int32Array> = [];
  #isExact = false;
  /** Edges of the block. */
  #top = 0;
  #left = 0;
  #bottom = 0;
  #right = 0;

  /** @param targets the most that can be to come */
  constructor(cuts: StraightCuts, sizes: CutSizes, targets: number) {
    this.#cuts = cuts;
    this.#sizes = sizes;
    this.#whole = [new Int32Array(targets * 4 + 4), new Int32Array(targets * 8 + 8)];
  }

  /** The free rectangles are others, or something else is to come. */
  forget(): void {
    this.#isKnown[0] = false;
    this.#isKnown[1] = false;
  }

  /** Whether so many targets, and contexts' pieces, have their place beside a block, which is free. */
  allows(
    targets: number,
    contexts: 0 | 1,
    top: number,
    left: number,
    bottom: number,
    right: number,
    rows: number,
    columns: number,
  ): boolean {
    if (targets + contexts === 0) return true;
    const depths = this.#whole[contexts];
    if (!this.#isKnown[contexts]) {
      this.#isKnown[contexts] = true;
      this.#cuts.measure(depths, targets, contexts, 0, 0, rows, columns);
    }
    this.#top = top;
    this.#left = left;
    this.#bottom = bottom;
    this.#right = right;
    this.#isExact = targets + contexts <= MOST_EXACT;
    this.#met.clear();
    return this.#leaves(depths, targets, contexts, 0, 0, rows, columns);
  }

  /** Whether so much, one or more, comes off a region part after part without the block. */
  #leaves(
    depths: Int32Array,
    targets: number,
    contexts: number,
    top: number,
    left: number,
    bottom: number,
    right: number,
  ): boolean {
    const stride = targets * 4 + 4;
    const above = this.#top - top;
    const below = bottom - this.#bottom;
    const before = this.#left - left;
    const behind = right - this.#right;
    const all = contexts * stride + targets * 4;
    if (
      depths[all]! <= above ||
      depths[all + BOTTOM]! <= below ||
      depths[all + LEFT]! <= before ||
      depths[all + RIGHT]! <= behind
    ) {
      return true;
    }
    const toCome = targets + contexts;
    if (toCome === 1) return false;
    if (this.#isExact && this.#fitsBeside(targets, contexts, top, left, bottom, right)) return true;
    for (let part = toCome - 1; part > 0; part--) {
      for (let context = Math.max(0, part - targets); context <= Math.min(contexts, part); context++) {
        const at = context * stride + (part - context) * 4;
        // Where one more reaches no deeper it may as well come off too.
        const more = part - context < targets ? at + 4 : at;
        for (let side: number = TOP; side <= RIGHT; side++) {
          const depth = depths[at + side]!;
          const gap = side <= BOTTOM ? (side === TOP ? above : below) : side === LEFT ? before : behind;
          if (depth > gap || (more > at && depths[more + side] === depth)) continue;
          const found = this.#leavesRest(
            targets - part + context,
            contexts - context,
            side === TOP ? top + depth : top,
            side === LEFT ? left + depth : left,
            side === BOTTOM ? bottom - depth : bottom,
            side === RIGHT ? right - depth : right,
          );
          if (found) return true;
        }
      }
    }
    return false;
  }

  #leavesRest(
    targets: number,
    contexts: number,
    top: number,
    left: number,
    bottom: number,
    right: number,
  ): boolean {
    // Even an empty region would have to hold the block, and so much.
    if (!this.#sizes.holds(targets + 1, contexts, bottom - top, right - left)) return false;
    const block = (this.#bottom - this.#top) * (this.#right - this.#left);
    if (!this.#cuts.hasFree(block + this.#sizes.patchesOf(targets, contexts), top, left, bottom, right))
      return false;
    if (this.#met.meet(targets * 2 + contexts, top, left, bottom, right)) return false;
    this.#depths[targets + contexts] ??= new Int32Array((targets + contexts + 1) * 8);
    const depths = this.#depths[targets + contexts]!;
    this.#cuts.measure(depths, targets, contexts, top, left, bottom, right);
    return this.#leaves(depths, targets, contexts, top, left, bottom, right);
  }

  /** Whether so much fits in a region on one side of the block, however it lies there. */
  #fitsBeside(
    targets: number,
    contexts: number,
    top: number,
    left: number,
    bottom: number,
    right: number,
  ): boolean {
    const cuts = this.#cuts;
    return (
      cuts.fits(targets, contexts, top, left, this.#top, right) ||
      cuts.fits(targets, contexts, this.#bottom, left, bottom, right) ||
      cuts.fits(targets, contexts, top, left, bottom, this.#left) ||
      cuts.fits(targets, contexts, top, this.#right, bottom, right)
    );
  }
}
