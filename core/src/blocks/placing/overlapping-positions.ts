import type { Stream } from '../../keys/stream.js';
import { areaOf, maximalShapes, type Shape } from '../lattice.js';
import type { Level } from '../level.js';
import { FreeRectangles } from '../packing/free-rectangles.js';
import { Places } from '../packing/places.js';
import { EDGES } from '../packing/rectangles.js';
import type { PriorDraw } from '../prior-draw.js';
import { Cover } from './cover.js';
import type { TargetPositions } from './positions.js';

/**
 * Targets that may overlap: anywhere on the grid, or inside the targets of the
 * next coarser level, as long as some context block keeps its minimum. Those to
 * come never stand in the way: they can hide behind the ones placed.
 */
export class OverlappingPositions implements TargetPositions {
  top = 0;
  left = 0;
  readonly #level: Level;
  readonly #prior: PriorDraw;
  readonly #cover: Cover;
  readonly #places: Places = new Places();
  readonly #inside: FreeRectangles;
  readonly #largestContexts: ReadonlyArray<Shape>;
  /** Patches that targets may have together before their place matters to the context. */
  readonly #slack: number;
  #blocks: Int32Array = new Int32Array(0);
  #at = 0;
  #placed = 0;
  #area = 0;
  #isCounted = false;
  /** Context blocks that keep their minimum beside the targets placed, by their edges. */
  #keeping: Int32Array = new Int32Array(64 * EDGES);
  #keepingCount = 0;
  /** The context block that kept its minimum last: mostly it does again. */
  #top = 0;
  #left = 0;
  #bottom = 0;
  #right = 0;

  constructor(level: Level, prior: PriorDraw) {
    this.#level = level;
    this.#prior = prior;
    this.#cover = new Cover(level.grid);
    this.#largestContexts = maximalShapes(level.contextShapes);
    this.#slack = Math.max(...this.#largestContexts.map(areaOf)) - level.minContextPatches;
    this.#inside = new FreeRectangles(level.grid.rows, level.grid.columns);
  }

  begin(blocks: Int32Array, at: number, coarser: Int32Array, coarserAt: number): void {
    this.#blocks = blocks;
    this.#at = at;
    this.#placed = 0;
    this.#area = 0;
    this.#right = 0;
    if (this.#level.confined) this.#inside.clearInside(coarser, coarserAt, this.#level.targets);
  }

  draw(stream: Stream): number {
    this.#isCounted = false;
    let shape = this.#prior.draw(stream);
    while (!this.#drawPlace(stream, shape)) shape = this.#prior.drawOther(stream, shape);
    this.#area += this.#prior.heights[shape]! * this.#prior.widths[shape]!;
    this.#placed++;
    return shape;
  }

  #drawPlace(stream: Stream, shape: number): boolean {
    const height = this.#prior.heights[shape]!;
    const width = this.#prior.widths[shape]!;
    if (!this.#level.confined && this.#area + height * width <= this.#slack) {
      this.#moveAnywhere(stream, height, width);
      return true;
    }
    const count = this.#places.turnTo(this.#inside.list, height, width);
    if (count === 0) return false;
    if (this.#area + height * width <= this.#slack) {
      this.#moveTo(stream.below(count));
      return true;
    }
    for (let attempt = 0; attempt < this.#level.maxAttempts; attempt++) {
      this.#moveTo(stream.below(count));
      if (this.#leavesContext(height, width)) return true;
    }
    let valid = 0;
    for (let rank = 0; rank < count; rank++) {
      this.#moveTo(rank);
      if (this.#leavesContext(height, width)) valid++;
    }
    if (valid === 0) return false;
    let rest = stream.below(valid);
    for (let rank = 0; rest >= 0; rank++) {
      this.#moveTo(rank);
      if (this.#leavesContext(height, width)) rest--;
    }
    return true;
  }

  #moveAnywhere(stream: Stream, height: number, width: number): void {
    const { rows, columns } = this.#level.grid;
    const across = columns - width + 1;
    const index = stream.below((rows - height + 1) * across);
    this.top = (index / across) | 0;
    this.left = index - this.top * across;
  }

  #moveTo(rank: number): void {
    this.#places.moveTo(rank);
    this.top = this.#places.top;
    this.left = this.#places.left;
  }

  /** Whether beside a target here, and those placed, some context block keeps its minimum. */
  #leavesContext(height: number, width: number): boolean {
    if (!this.#isCounted) this.#listKeeping();
    const { minContextPatches } = this.#level;
    const bottom = this.top + height;
    const right = this.left + width;
    if (this.#right > 0 && this.#kept(bottom, right) >= minContextPatches) return true;
    const keeping = this.#keeping;
    for (let at = 0; at < this.#keepingCount * EDGES; at += EDGES) {
      this.#top = keeping[at]!;
      this.#left = keeping[at + 1]!;
      this.#bottom = keeping[at + 2]!;
      this.#right = keeping[at + 3]!;
      if (this.#kept(bottom, right) >= minContextPatches) return true;
    }
    this.#right = 0;
    return false;
  }

  /** Lists the context blocks that keep their minimum beside the targets placed: only they still can. */
  #listKeeping(): void {
    this.#cover.count(this.#blocks, this.#at, this.#placed);
    const { grid, minContextPatches } = this.#level;
    let count = 0;
    for (const { height, width } of this.#largestContexts) {
      for (let top = 0; top + height <= grid.rows; top++) {
        let left = 0;
        while (left + width <= grid.columns) {
          const missing = minContextPatches - this.#cover.between(top, left, top + height, left + width);
          // A step to the right changes what is kept by a column at most.
          if (missing > 0) left += Math.ceil(missing / height);
          else this.#keep(count++, top, left++, height, width);
        }
      }
    }
    this.#keepingCount = count;
    this.#isCounted = true;
  }

  #keep(index: number, top: number, left: number, height: number, width: number): void {
    const at = index * EDGES;
    if (at === this.#keeping.length) {
      const grown = new Int32Array(at * 2);
      grown.set(this.#keeping);
      this.#keeping = grown;
    }
    this.#keeping[at] = top;
    this.#keeping[at + 1] = left;
    this.#keeping[at + 2] = top + height;
    this.#keeping[at + 3] = left + width;
  }

  /** Patches that the context block at hand keeps beside the targets placed and one here. */
  #kept(bottom: number, right: number): number {
    const cover = this.#cover;
    const top = Math.max(this.top, this.#top);
    const left = Math.max(this.left, this.#left);
    const end = Math.min(right, this.#right);
    const until = Math.min(bottom, this.#bottom);
    const kept = cover.between(this.#top, this.#left, this.#bottom, this.#right);
    return top < until && left < end ? kept - cover.between(top, left, until, end) : kept;
  }
}
