import type { Stream } from '../../keys/stream.js';
import type { Level } from '../level.js';
import { FreeRectangles } from '../packing/free-rectangles.js';
import { Places } from '../packing/places.js';
import type { PriorDraw } from '../prior-draw.js';

import { KeptContexts } from './kept-contexts.js';
import type { TargetPositions } from './positions.js';

/**
 * Targets that may overlap: anywhere on the grid, or inside the targets of the
 * next coarser level, as long as some context block keeps its minimum. Those to
 * come never stand in the way: they can hide behind the ones placed.
 */
export class OverlappingPositions implements TargetPositions {
  top = 0;
  left = 0;
  readonly #prior: PriorDraw;
  readonly #rows: number;
  readonly #columns: number;
  readonly #targets: number;
  readonly #maxAttempts: number;
  readonly #isNested: boolean;
  readonly #places: Places = new Places();
  /** What targets must lie inside. */
  readonly #inside: FreeRectangles;
  readonly #contexts: KeptContexts;
  /** Patches that targets may have together before their place matters to the context. */
  readonly #slack: number;
  /** Shapes found to have no valid place for the target at hand. */
  readonly #placeless: Int32Array;
  #without = 0;
  #placed = 0;
  #area = 0;

  constructor(level: Level, prior: PriorDraw) {
    this.#prior = prior;
    this.#rows = level.grid.rows;
    this.#columns = level.grid.columns;
    this.#targets = level.targets;
    this.#maxAttempts = level.maxAttempts;
    this.#isNested = level.nested;
    this.#inside = new FreeRectangles(level.grid.rows, level.grid.columns);
    this.#placeless = new Int32Array(prior.count);
    this.#contexts = new KeptContexts(level);
    this.#slack = this.#contexts.slack;
  }

  begin(blocks: Int32Array, at: number, coarser: Int32Array, coarserAt: number): void {
    this.#placed = 0;
    this.#area = 0;
    this.#contexts.begin(blocks, at);
    if (this.#isNested) this.#inside.confineTo(coarser, coarserAt, this.#targets);
  }

  draw(stream: Stream): number {
    let shape = this.#prior.draw(stream);
    if (this.#isFreeToLie(shape)) this.#moveAnywhere(stream, shape);
    else shape = this.#drawBeside(stream, shape);
    this.#area += this.#prior.heights[shape]! * this.#prior.widths[shape]!;
    this.#placed++;
    return shape;
  }

  /** Whether a shape may lie anywhere on the grid. */
  #isFreeToLie(shape: number): boolean {
    return !this.#isNested && this.#isSafe(shape);
  }

  /** Whether areas alone leave the context its minimum beside a shape. */
  #isSafe(shape: number): boolean {
    return this.#area + this.#prior.heights[shape]! * this.#prior.widths[shape]! <= this.#slack;
  }

  /** Draws a valid place of a shape, or of another one if it has none; returns which. */
  #drawBeside(stream: Stream, first: number): number {
    this.#contexts.turnTo(this.#placed);
    this.#without = 0;
    let shape = first;
    while (this.#isTooLarge(shape) || !this.#drawPlace(stream, shape)) {
      shape = this.#prior.drawOther(stream, shape);
    }
    return shape;
  }

  /** Whether a shape contains one that was found to have no valid place: then it has none, either. */
  #isTooLarge(shape: number): boolean {
    const { heights, widths } = this.#prior;
    for (let at = 0; at < this.#without; at++) {
      const other = this.#placeless[at]!;
      if (heights[other]! <= heights[shape]! && widths[other]! <= widths[shape]!) return true;
    }
    return false;
  }

  #drawPlace(stream: Stream, shape: number): boolean {
    const height = this.#prior.heights[shape]!;
    const width = this.#prior.widths[shape]!;
    if (this.#isFreeToLie(shape)) {
      this.#moveAnywhere(stream, shape);
      return true;
    }
    const isSafe = this.#isSafe(shape);
    const places = this.#places;
    const total = places.turnTo(this.#inside.list, height, width);
    if (total === 0) return false;
    for (let attempt = 0; attempt < this.#maxAttempts; attempt++) {
      if (!places.moveTo(stream.below(total))) continue;
      this.top = places.top;
      this.left = places.left;
      if (isSafe || this.#margin(height, width) >= 0) return true;
    }
    const valid = this.#walk(height, width, isSafe, -1);
    if (valid === 0) {
      this.#placeless[this.#without++] = shape;
      return false;
    }
    this.#walk(height, width, isSafe, stream.below(valid));
    return true;
  }

  #moveAnywhere(stream: Stream, shape: number): void {
    const across = this.#columns - this.#prior.widths[shape]! + 1;
    const index = stream.below((this.#rows - this.#prior.heights[shape]! + 1) * across);
    this.top = (index / across) | 0;
    this.left = index - this.top * across;
  }

  /** Patches beyond its minimum that some context keeps beside a target here; below 0 if none keeps it. */
  #margin(height: number, width: number): number {
    return this.#contexts.margin(this.top, this.left, this.top + height, this.left + width);
  }

  /** Counts valid places, ascending, and stays at the one of number `rank`. */
  #walk(height: number, width: number, isSafe: boolean, rank: number): number {
    const inside = this.#inside.list;
    let found = 0;
    for (this.top = 0; this.top + height <= this.#rows; this.top++) {
      // A step to the right changes what a context keeps by a column at most.
      let validUntil = 0;
      this.left = 0;
      while (this.left + width <= this.#columns) {
        if (this.left >= validUntil && !isSafe) {
          const margin = this.#margin(height, width);
          if (margin < 0) {
            this.left += Math.ceil(-margin / height);
            continue;
          }
          validUntil = this.left + 1 + Math.floor(margin / height);
        }
        if (!this.#isNested || inside.holds(this.top, this.left, this.top + height, this.left + width)) {
          if (found === rank) return found;
          found++;
        }
        this.left++;
      }
    }
    return found;
  }
}
