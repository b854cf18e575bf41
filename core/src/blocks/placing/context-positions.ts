import type { Stream } from '../../keys/stream.js';
import type { Level } from '../level.js';
import { atLeast0, larger, smaller } from '../packing/without-branches.js';
import type { PriorDraw } from '../prior-draw.js';
import { Cover } from './cover.js';

/**
 * Context blocks beside the targets of a sample: a shape from the prior
 * restricted to shapes with a place where they keep their minimum, then one of
 * those places, each as likely. A place is drawn and tested up to `maxAttempts`
 * times; after that the valid ones are counted.
 */
export class ContextPositions {
  top = 0;
  left = 0;
  readonly #level: Level;
  readonly #prior: PriorDraw;
  readonly #cover: Cover;
  #blocks: Int32Array = new Int32Array(0);
  #at = 0;
  #area = 0;
  #isCounted = false;

  constructor(level: Level, prior: PriorDraw) {
    this.#level = level;
    this.#prior = prior;
    this.#cover = new Cover(level.grid);
  }

  /** Turns to a sample whose targets, from `at` on, have so many patches together. */
  begin(blocks: Int32Array, at: number, area: number): void {
    this.#blocks = blocks;
    this.#at = at;
    this.#area = area;
    this.#isCounted = false;
  }

  /** Draws a context block; returns the index of its shape. */
  draw(stream: Stream): number {
    let shape = this.#prior.draw(stream);
    while (!this.#drawPlace(stream, shape)) shape = this.#prior.drawOther(stream, shape);
    return shape;
  }

  #drawPlace(stream: Stream, shape: number): boolean {
    const { grid, maxAttempts, minContextPatches } = this.#level;
    const height = this.#prior.heights[shape]!;
    const width = this.#prior.widths[shape]!;
    const columns = grid.columns - width + 1;
    const count = (grid.rows - height + 1) * columns;
    const isSafe = height * width - this.#area >= minContextPatches;
    for (let attempt = 0; attempt < maxAttempts; attempt++) {
      const index = stream.below(count);
      this.top = (index / columns) | 0;
      this.left = index - this.top * columns;
      if (isSafe || this.#keptHere(height, width) >= minContextPatches) return true;
    }
    this.#count();
    const valid = this.#walk(height, width, -1);
    if (valid === 0) return false;
    this.#walk(height, width, stream.below(valid));
    return true;
  }

  /** Counts valid places, ascending, and stays at the one of number `rank`. */
  #walk(height: number, width: number, rank: number): number {
    const { grid, minContextPatches } = this.#level;
    let found = 0;
    for (this.top = 0; this.top + height <= grid.rows; this.top++) {
      this.left = 0;
      while (this.left + width <= grid.columns) {
        const missing = minContextPatches - this.#kept(height, width);
        if (missing > 0) {
          // A step to the right brings a column at most.
          this.left += Math.ceil(missing / height);
          continue;
        }
        if (found === rank) return found;
        found++;
        this.left++;
      }
    }
    return found;
  }

  #count(): void {
    if (!this.#isCounted) this.#cover.count(this.#blocks, this.#at, this.#level.targets);
    this.#isCounted = true;
  }

  /** Patches that a block here keeps, counted. */
  #kept(height: number, width: number): number {
    return this.#cover.between(this.top, this.left, this.top + height, this.left + width);
  }

  /** The same for one place only: disjoint targets each take their own overlap away. */
  #keptHere(height: number, width: number): number {
    if (this.#isCounted || this.#level.targetOverlap === 'allow') {
      this.#count();
      return this.#kept(height, width);
    }
    const blocks = this.#blocks;
    let kept = height * width;
    for (let at = this.#at; at < this.#at + this.#level.targets * 4; at += 4) {
      const top = blocks[at]!;
      const left = blocks[at + 1]!;
      const rows = smaller(this.top + height, top + blocks[at + 2]!) - larger(this.top, top);
      const columns = smaller(this.left + width, left + blocks[at + 3]!) - larger(this.left, left);
      kept -= atLeast0(rows) * atLeast0(columns);
    }
    return kept;
  }
}
