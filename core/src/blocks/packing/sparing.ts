import { areaOf, maximalShapes, minimalShapes } from '../lattice.js';
import type { Level } from '../level.js';
import { comesApart } from './comes-apart.js';
import { FeasibleRectangles } from './feasible-rectangles.js';
import { FreeRectangles } from './free-rectangles.js';
import { MOST_IN_ANY_ORDER, packingOf } from './packing.js';
import { contextPiece, type Piece } from './pieces.js';
import { fitsPinwheel } from './pinwheels.js';
import { EDGES, Rectangles } from './rectangles.js';
import { StraightCuts } from './straight-cuts.js';

/** What is known of a sample in which a patch is spared. */
export type Verdict = 'possible' | 'impossible' | 'undecided';

/**
 * Whether a level has samples in which a patch is no target, and in which it is
 * in the context as well.
 */
export class Sparing {
  readonly #level: Level;
  readonly #free: FreeRectangles;
  readonly #context: Piece;
  readonly #largestContext: number;
  /** Whether areas alone leave a context its minimum, if targets are the smallest. */
  readonly #areasDo: boolean;

  constructor(level: Level) {
    const { grid, contextShapes, minContextPatches, targets, targetOverlap, targetShapes } = level;
    this.#level = level;
    this.#free = new FreeRectangles(grid.rows, grid.columns);
    this.#context = contextPiece(grid.rows, grid.columns, maximalShapes(contextShapes), minContextPatches);
    this.#largestContext = Math.max(...contextShapes.map(areaOf));
    const atOnce = targetOverlap === 'forbid' ? targets : 1;
    const smallest = Math.max(...minimalShapes(targetShapes).map(areaOf));
    this.#areasDo = atOnce * smallest <= this.#largestContext - minContextPatches;
  }

  /** Whether in some sample the patch is no target; and, if asked, in a context. */
  decide(row: number, column: number, inContext: boolean): Verdict {
    this.#free.clear();
    this.#free.place(row, column, 1, 1);
    const fits = this.#level.targetOverlap === 'allow' ? this.#fitsOne() : this.#fitsAll(0);
    if (fits !== 'possible') return fits;
    // The largest context block can be moved over any patch.
    if (this.#areasDo) return 'possible';
    return this.#decideBeside(row, column, inContext);
  }

  #fitsOne(): Verdict {
    const { edges, count } = this.#free.list;
    const { heights } = packingOf(this.#level).target;
    for (let at = 0; at < count * EDGES; at += EDGES) {
      if (heights[edges[at + 3]! - edges[at + 1]!]! <= edges[at + 2]! - edges[at]!) return 'possible';
    }
    return 'impossible';
  }

  /** Whether all targets, and so many contexts' pieces, fit beside what is placed. */
  #fitsAll(contexts: 0 | 1): Verdict {
    const { targets, grid } = this.#level;
    const { sizes } = packingOf(this.#level);
    const cuts = new StraightCuts(sizes);
    cuts.free = this.#free.list;
    if (targets + contexts <= MOST_IN_ANY_ORDER) {
      const fits =
        comesApart(cuts, targets, contexts, { top: 0, left: 0, bottom: grid.rows, right: grid.columns }) ||
        (targets === MOST_IN_ANY_ORDER && fitsPinwheel(cuts, grid.rows, grid.columns));
      if (fits) return 'possible';
      return contexts === 0 ? 'impossible' : 'undecided';
    }
    const feasible = new Rectangles();
    new FeasibleRectangles(cuts, sizes).list(feasible, targets - 1, contexts);
    return feasible.count > 0 ? 'possible' : 'undecided';
  }

  /** Where areas do not tell: a piece of the minimum, over the patch or beside it, and the targets beside that. */
  #decideBeside(row: number, column: number, inContext: boolean): Verdict {
    const { grid, targetOverlap } = this.#level;
    const { widths } = this.#context;
    const fits = (): boolean =>
      (targetOverlap === 'allow' ? this.#fitsOne() : this.#fitsAll(0)) === 'possible';
    if (!inContext && targetOverlap === 'forbid' && this.#fitsAll(1) === 'possible') return 'possible';
    for (let height = 1; height <= grid.rows; height++) {
      const width = widths[height]!;
      if (width > grid.columns || width === widths[height - 1]) continue;
      for (let top = 0; top + height <= grid.rows; top++) {
        for (let left = 0; left + width <= grid.columns; left++) {
          const isOver = row >= top && row < top + height && column >= left && column < left + width;
          if (inContext && !isOver) continue;
          this.#free.place(top, left, height, width);
          const found = fits();
          this.#free.takeBack();
          if (found) return 'possible';
        }
      }
    }
    return 'undecided';
  }
}
