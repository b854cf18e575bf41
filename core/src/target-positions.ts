import type { Positions } from './block-choice.js';
import { drawByTesting, listByTesting } from './by-testing.js';
import type { Completion } from './completion.js';
import type { Grid } from './grid.js';
import type { Level } from './level.js';
import type { PriorDraw } from './prior-draw.js';
import type { Stream } from './stream.js';
import type { Tables } from './tables.js';

/** Where the next target may stand: `BlockChoice` draws one of them. */
export class TargetPositions implements Positions {
  top = 0;
  left = 0;
  readonly #grid: Grid;
  readonly #prior: PriorDraw;
  readonly #tables: Tables;
  readonly #completion: Completion;
  readonly #disjoint: boolean;
  #containers: Int32Array | undefined;
  #containersAt = 0;
  #containerCount = 0;
  #remaining = 0;
  #highestBottom = 0;
  #lowestTop = 0;
  #leftmostRight = 0;
  #rightmostLeft = 0;

  constructor(level: Level, prior: PriorDraw, tables: Tables, completion: Completion) {
    this.#grid = level.grid;
    this.#prior = prior;
    this.#tables = tables;
    this.#completion = completion;
    this.#disjoint = level.targetOverlap === 'forbid';
  }

  /** Confines targets to `count` rectangles from `blocks[at]` on, from now on. */
  confine(blocks: Int32Array, at: number, count: number): void {
    this.#containers = blocks;
    this.#containersAt = at;
    this.#containerCount = count;
  }

  /**
   * Gets ready for a target after which `remaining` more are to come. If that
   * is one, then wherever it could go is summed up by four edges: it fits
   * beside a block exactly if that block is below the highest bottom, above the
   * lowest top, right of the leftmost right edge or left of the rightmost left
   * edge that it could have.
   */
  prepare(remaining: number): void {
    this.#remaining = remaining;
    if (remaining !== 1 || !this.#disjoint || this.#tables.free || this.#containers !== undefined) return;
    const { room } = this.#completion;
    const { rows, columns } = this.#grid;
    this.#highestBottom = room.highestBottom(0, 0, rows, columns);
    this.#lowestTop = room.lowestTop(0, 0, rows, columns);
    this.#leftmostRight = room.leftmostRight(0, 0, rows, columns);
    this.#rightmostLeft = room.rightmostLeft(0, 0, rows, columns);
  }

  count(shape: number): number {
    const height = this.#prior.heights[shape]!;
    const width = this.#prior.widths[shape]!;
    const containers = this.#containers;
    if (containers === undefined) {
      if (this.#tables.openings !== undefined) return this.#tables.openings[shape]!.length;
      return (this.#grid.rows - height + 1) * (this.#grid.columns - width + 1);
    }
    let count = 0;
    for (let i = 0; i < this.#containerCount; i++) {
      const at = this.#containersAt + i * 4;
      count += placesIn(containers[at + 2]!, containers[at + 3]!, height, width);
    }
    return count;
  }

  locate(shape: number, index: number): void {
    const width = this.#prior.widths[shape]!;
    const containers = this.#containers;
    if (containers === undefined) {
      const openings = this.#tables.openings;
      const columns = openings === undefined ? this.#grid.columns - width + 1 : this.#grid.columns;
      const position = openings === undefined ? index : openings[shape]![index]!;
      this.top = (position / columns) | 0;
      this.left = position - this.top * columns;
      return;
    }
    const height = this.#prior.heights[shape]!;
    let at = this.#containersAt;
    let position = index;
    let places = placesIn(containers[at + 2]!, containers[at + 3]!, height, width);
    while (position >= places) {
      position -= places;
      at += 4;
      places = placesIn(containers[at + 2]!, containers[at + 3]!, height, width);
    }
    const columns = containers[at + 3]! - width + 1;
    const row = (position / columns) | 0;
    this.top = containers[at]! + row;
    this.left = containers[at + 1]! + position - row * columns;
    // A place in two overlapping containers counts for the first one only.
    const first = this.#completion.firstContainer(this.top, this.left, height, width);
    if (this.#containersAt + first * 4 < at) this.top = -1;
  }

  accepts(shape: number): boolean {
    const height = this.#prior.heights[shape]!;
    const width = this.#prior.widths[shape]!;
    const completion = this.#completion;
    if (this.top < 0) return false;
    if (this.#disjoint && !completion.room.isFree(this.top, this.left, height, width)) return false;
    if (this.#tables.free) return true;
    // The first target stands on an opening, which is a position tested once and for all.
    if (completion.count === 0 && this.#tables.openings !== undefined) return true;
    return this.#looksAhead(height, width);
  }

  tryDrawing(stream: Stream, shape: number, attempts: number): boolean {
    return drawByTesting(this, stream, shape, attempts);
  }

  listValid(shape: number, into: Int32Array): number {
    return listByTesting(this, shape, into);
  }

  #looksAhead(height: number, width: number): boolean {
    const completion = this.#completion;
    const isLastButOne = this.#remaining === 1 && this.#disjoint && this.#containers === undefined;
    if (isLastButOne) {
      const leavesRoom =
        this.top >= this.#highestBottom ||
        this.top + height <= this.#lowestTop ||
        this.left >= this.#leftmostRight ||
        this.left + width <= this.#rightmostLeft;
      if (!leavesRoom) return false;
      if (completion.isContextSafe(height * width, 1)) return true;
    }
    completion.place(this.top, this.left, height, width);
    const completes = completion.canComplete(this.#remaining);
    completion.takeBack();
    return completes;
  }
}

const placesIn = (containerHeight: number, containerWidth: number, height: number, width: number): number =>
  containerHeight < height || containerWidth < width
    ? 0
    : (containerHeight - height + 1) * (containerWidth - width + 1);
