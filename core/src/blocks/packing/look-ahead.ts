import { FeasibleRectangles } from './feasible-rectangles.js';
import { FreeRectangles } from './free-rectangles.js';
import { KeptRectangles, MOST_NAMED } from './kept-rectangles.js';
import { OnePlace } from './one-place.js';
import type { Packing } from './packing.js';
import { Rectangles } from './rectangles.js';
import { StraightCuts } from './straight-cuts.js';

/** Where a size is known to have no place. */
export const NO_RECTANGLES: Rectangles = new Rectangles();

/** Targets to come from which on finding feasible rectangles takes longer than looking them up. */
const WORTH_KEEPING = 3;

/** Targets up to which all feasible rectangles are found, however many ways of cutting there are. */
const MOST_WHOLE = 9;

/**
 * The disjoint targets of one sample, as they are placed, and where the next
 * one may lie: free of those, and so that the ones to come after it still have
 * their place and a context its minimum.
 *
 * A context keeps its minimum if the targets' areas alone leave it to the
 * largest context block; or if a free rectangle is left that has so many patches
 * and that some context block can hold: it is then one more piece to come.
 * Either stays so for at least one place of every target to come.
 */
export class LookAhead {
  /** Patches of the targets placed. */
  area = 0;
  readonly #packing: Packing;
  readonly #rows: number;
  readonly #columns: number;
  readonly #slack: number;
  readonly #most: number;
  readonly #largestMinimal: number;
  readonly #smallestMinimal: number;
  readonly #free: FreeRectangles;
  readonly #cuts: StraightCuts;
  readonly #feasible: FeasibleRectangles;
  readonly #onePlace: OnePlace;
  /** Feasible rectangles of the next target by whether the context is a piece to come; not known before they are asked for. */
  readonly #lists: readonly [Rectangles, Rectangles] = [new Rectangles(), new Rectangles()];
  readonly #isKnown: [boolean, boolean] = [false, false];
  readonly #kept: KeptRectangles;
  /** Whether all feasible rectangles are found: with very many targets the search is cut short. */
  readonly #isWhole: boolean;
  /** Whether the cuts know the free rectangles. */
  #isTurned = false;
  /** Targets to come after the next one. */
  remaining = 0;
  /** Targets placed, in `#blocks` from `#at` on: top, left, height, width. */
  #blocks: Int32Array = new Int32Array(0);
  #at = 0;
  #placed = 0;
  /** How many of them the free rectangles leave out: they are told only once they are asked. */
  #cutOut = 0;

  constructor(packing: Packing) {
    const { grid, sizes, smallestMinimal } = packing;
    this.#packing = packing;
    this.#rows = grid.rows;
    this.#columns = grid.columns;
    this.#slack = packing.slack;
    this.#most = packing.most;
    this.#largestMinimal = packing.largestMinimal;
    this.#smallestMinimal = smallestMinimal;
    this.#free = new FreeRectangles(grid.rows, grid.columns);
    this.#cuts = new StraightCuts(sizes);
    this.#feasible = new FeasibleRectangles(this.#cuts, sizes);
    this.#isWhole = packing.targets <= MOST_WHOLE;
    this.#kept = new KeptRectangles(grid.rows, grid.columns);
    this.#onePlace = new OnePlace(this.#cuts, sizes, packing.targets);
  }

  /**
   * Starts a sample whose targets will be written to `blocks` from `at` on.
   *
   * @param inside where the blocks start that they must lie inside, as many as there are targets; −1: none
   */
  begin(blocks: Int32Array, at: number, coarser?: Int32Array, coarserAt = 0): void {
    this.#blocks = blocks;
    this.#at = at;
    this.area = 0;
    this.#placed = 0;
    this.#cutOut = 0;
    if (coarser === undefined) this.#free.clear();
    else this.#free.confineTo(coarser, coarserAt, this.#packing.targets);
  }

  /** The target written next is placed. */
  place(height: number, width: number): void {
    this.area += height * width;
    this.#placed++;
  }

  /** Turns to the next target, after which `remaining` are to come. */
  turnTo(remaining: number): void {
    this.remaining = remaining;
    this.#isKnown[0] = false;
    this.#isKnown[1] = false;
    this.#isTurned = false;
    this.#onePlace.forget();
  }

  /** Whether a place is free. */
  isFree(top: number, left: number, height: number, width: number): boolean {
    const blocks = this.#blocks;
    const end = this.#at + this.#placed * 4;
    for (let at = this.#at; at < end; at += 4) {
      const isMet =
        ((blocks[at]! - top - height) &
          (top - blocks[at]! - blocks[at + 2]!) &
          (blocks[at + 1]! - left - width) &
          (left - blocks[at + 1]! - blocks[at + 3]!)) <
        0;
      if (isMet) {
        return false;
      }
    }
    return true;
  }

  /** The largest rectangles that are free. */
  get free(): Rectangles {
    const blocks = this.#blocks;
    for (; this.#cutOut < this.#placed; this.#cutOut++) {
      const at = this.#at + this.#cutOut * 4;
      this.#free.place(blocks[at]!, blocks[at + 1]!, blocks[at + 2]!, blocks[at + 3]!);
    }
    return this.#free.list;
  }

  /** Whether areas alone leave a context its minimum, with a target of that area next. */
  isContextSafe(area: number): boolean {
    return area <= this.safeArea;
  }

  /** Whether a place of the next target, which is free, leaves those to come theirs: whether it lies in a feasible rectangle. */
  allows(top: number, left: number, height: number, width: number): boolean {
    const contexts = this.isContextSafe(height * width) ? 0 : 1;
    const bottom = top + height;
    const right = left + width;
    if (this.#isKnown[contexts]) return this.#lists[contexts].holds(top, left, bottom, right);
    this.#turnCuts();
    return this.#onePlace.allows(
      this.remaining,
      contexts,
      top,
      left,
      bottom,
      right,
      this.#rows,
      this.#columns,
    );
  }

  /** Whether so much is free beside what is to come that most places leave it its own. */
  get isSpacious(): boolean {
    const free = this.#rows * this.#columns - this.area;
    return free * 5 > (this.remaining + 1) * this.#smallestMinimal * 7;
  }

  /** The largest area a target can have next that areas alone leave a context its minimum beside. */
  get safeArea(): number {
    return this.#slack - this.area - this.remaining * this.#largestMinimal;
  }

  /** The largest area a target can have next so that patches are left for those to come, and a context's minimum. */
  get mostArea(): number {
    return this.#most - this.area - this.remaining * this.#smallestMinimal;
  }

  /** The rectangles inside any of which a target of a size may lie, wherever it likes, if it has a place at all. */
  feasibleFor(height: number, width: number): Rectangles {
    const area = height * width;
    if (area > this.mostArea) return NO_RECTANGLES;
    const { safeArea } = this;
    if (area <= safeArea) return this.feasible(0);
    // Where there is no place without a context's piece to come there is none with it.
    if (safeArea >= this.#smallestMinimal && !this.feasible(0).hasPlace(height, width)) return NO_RECTANGLES;
    return this.feasible(1);
  }

  /** The same for a target of any area, with or without a piece for the context to come. */
  feasible(contexts: 0 | 1): Rectangles {
    if (this.remaining + contexts === 0) return this.free;
    if (this.#placed === 0) return this.#packing.firstFeasible[contexts];
    const feasible = this.#lists[contexts];
    if (!this.#isKnown[contexts]) {
      if (this.#placed <= MOST_NAMED && this.remaining >= WORTH_KEEPING && this.#isWhole)
        this.#recall(feasible, contexts);
      else this.#find(feasible, contexts);
      this.#isKnown[contexts] = true;
    }
    return feasible;
  }

  /** Feasible rectangles depend on which blocks are placed, not on their order: those beside a few are kept for the next sample that has them. */
  #recall(into: Rectangles, contexts: 0 | 1): void {
    if (this.#kept.recall(into, this.#blocks, this.#at, this.#placed, contexts)) return;
    this.#find(into, contexts);
    // Found beside the same blocks in another order they are the same rectangles in another order.
    into.sort();
    this.#kept.keep(into);
  }

  #find(into: Rectangles, contexts: 0 | 1): void {
    this.#turnCuts();
    this.#feasible.list(into, this.remaining, contexts);
  }

  #turnCuts(): void {
    if (this.#isTurned) return;
    this.#isTurned = true;
    this.#cuts.turnTo(this.free, this.#blocks, this.#at, this.#placed, this.area);
  }
}
