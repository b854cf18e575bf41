import { uncoveredByAny, uncoveredByDisjoint } from './coverage.js';
import { areaOf, maximalShapes, minimalShapes, type Shape } from './lattice.js';
import type { Level } from './level.js';
import { Room } from './room.js';

/**
 * The look-ahead: with some targets placed, can the others still be placed,
 * leaving a context its minimum? Exact; and once the answer is yes it stays yes
 * for at least one next position, which is what makes sampling total.
 */
export class Completion {
  /** The targets placed so far: top, left, height, width each, from `placedAt` on. */
  placed: Int32Array;
  placedAt = 0;
  readonly #own: Int32Array;
  /** The rectangles that targets must lie in, as `placed`; none: the whole grid. */
  readonly containers: Int32Array;
  readonly #room: Room;
  readonly #level: Level;
  readonly #minimal: ReadonlyArray<Shape>;
  readonly #largestContexts: ReadonlyArray<Shape>;
  /** Patches the targets may cover before their place matters to the context. */
  readonly #slack: number;
  readonly #smallestMinimal: number;
  readonly #largestMinimal: number;
  readonly #disjoint: boolean;
  #placements: Int32Array | undefined;
  #count = 0;
  /** Of the targets placed, how many the room has as obstacles: it is told only once it is asked. */
  #known = 0;
  #area = 0;
  #containerCount = 0;

  constructor(level: Level) {
    const { grid, targets, targetShapes, contextShapes, minContextPatches } = level;
    this.#level = level;
    this.#disjoint = level.targetOverlap === 'forbid';
    this.#own = new Int32Array(targets * 4);
    this.placed = this.#own;
    this.containers = new Int32Array(targets * 4);
    this.#minimal = minimalShapes(targetShapes);
    // One place more than targets: a patch that is to be avoided can stand among the obstacles.
    this.#room = new Room(grid.rows, grid.columns, this.#minimal, targets + 1);
    this.#largestContexts = maximalShapes(contextShapes);
    this.#slack = Math.max(...this.#largestContexts.map(areaOf)) - minContextPatches;
    this.#smallestMinimal = Math.min(...this.#minimal.map(areaOf));
    this.#largestMinimal = Math.max(...this.#minimal.map(areaOf));
  }

  /** How many rectangles targets must lie in one of; 0: they may lie anywhere. */
  get containerCount(): number {
    return this.#containerCount;
  }

  /** The room that the targets placed leave. */
  get room(): Room {
    const { placed } = this;
    for (; this.#known < this.#count; this.#known++) {
      const at = this.placedAt + this.#known * 4;
      this.#room.push(placed[at]!, placed[at + 1]!, placed[at + 2]!, placed[at + 3]!);
    }
    return this.#room;
  }

  /** How many targets are placed. */
  get count(): number {
    return this.#count;
  }

  /** The patches of the targets placed, overlaps counted each time. */
  get area(): number {
    return this.#area;
  }

  /**
   * Takes all targets back and lets them lie anywhere.
   *
   * @param placed where to write those to come, from `at` on; every target has its place there
   */
  clear(placed: Int32Array = this.#own, at = 0): void {
    this.placed = placed;
    this.placedAt = at;
    this.#room.clear();
    this.#known = 0;
    this.#count = 0;
    this.#area = 0;
    this.#containerCount = 0;
  }

  /** Confines targets to the `count` rectangles that start at `blocks[at]`. */
  confine(blocks: Int32Array, at: number, count: number): void {
    for (let i = 0; i < count * 4; i++) this.containers[i] = blocks[at + i]!;
    this.#containerCount = count;
  }

  /** Places a target, which must be free where overlap is forbidden. */
  place(top: number, left: number, height: number, width: number): void {
    const at = this.placedAt + this.#count * 4;
    const { placed } = this;
    placed[at] = top;
    placed[at + 1] = left;
    placed[at + 2] = height;
    placed[at + 3] = width;
    this.#count++;
    this.#area += height * width;
  }

  /** Takes the target placed last back. */
  takeBack(): void {
    this.#count--;
    const at = this.placedAt + this.#count * 4;
    this.#area -= this.placed[at + 2]! * this.placed[at + 3]!;
    if (this.#known > this.#count) {
      this.#room.pop();
      this.#known--;
    }
  }

  /** Whether the targets are so small that no placement of them can trouble the context. */
  get contextIsSafe(): boolean {
    const largest = Math.max(...this.#level.targetShapes.map(areaOf));
    return this.#level.targets * largest <= this.#slack;
  }

  /** Whether `remaining` more targets can be placed, leaving a context its minimum. */
  canComplete(remaining: number): boolean {
    if (!this.#disjoint) {
      // Overlapping targets can all hide behind the ones placed, or behind one that is still to come.
      if (this.#count > 0 || remaining === 0) return this.leavesContext();
      return this.#search(1, 0);
    }
    if (!this.#fits(remaining)) return false;
    if (this.isContextSafe(0, remaining)) return true;
    return this.#search(remaining, 0);
  }

  /** Whether, with one more target at a place that is free for it, `remaining` more can be placed as well. */
  completesWith(top: number, left: number, height: number, width: number, remaining: number): boolean {
    this.place(top, left, height, width);
    const completes = this.canComplete(remaining);
    this.takeBack();
    return completes;
  }

  /**
   * Whether the areas alone say that a context keeps its minimum: with the
   * targets placed, `area` patches more and `remaining` minimal targets.
   */
  isContextSafe(area: number, remaining: number): boolean {
    return this.#area + area + remaining * this.#largestMinimal <= this.#slack;
  }

  /** Patches of a rectangle that no target placed covers. */
  uncovered(top: number, left: number, height: number, width: number): number {
    const uncoveredBy = this.#disjoint ? uncoveredByDisjoint : uncoveredByAny;
    return uncoveredBy(top, left, height, width, this.placed, this.placedAt, this.#count);
  }

  /** Whether some context block keeps its minimum beside the targets placed. */
  leavesContext(): boolean {
    if (this.#area <= this.#slack) return true;
    const { grid, minContextPatches } = this.#level;
    for (const { height, width } of this.#largestContexts) {
      for (let top = 0; top + height <= grid.rows; top++) {
        for (let left = 0; left + width <= grid.columns; left++) {
          if (!this.isWanted(top, left, height, width)) continue;
          if (this.uncovered(top, left, height, width) >= minContextPatches) return true;
        }
      }
    }
    return false;
  }

  /** Whether a context block at a place counts. */
  protected isWanted(_top: number, _left: number, _height: number, _width: number): boolean {
    return true;
  }

  #fits(remaining: number): boolean {
    const { grid } = this.#level;
    if (this.#containerCount === 0) return this.room.fits(remaining, 0, 0, grid.rows, grid.columns);
    let left = remaining;
    for (let at = 0; at < this.#containerCount * 4 && left > 0; at += 4) {
      left -= this.#mostIn(at, left);
    }
    return left <= 0;
  }

  /** The most blocks, up to `limit`, that fit in the container at `at`. */
  #mostIn(at: number, limit: number): number {
    const top = this.containers[at]!;
    const left = this.containers[at + 1]!;
    const bottom = top + this.containers[at + 2]!;
    const right = left + this.containers[at + 3]!;
    let most = 0;
    while (most < limit && this.room.fits(most + 1, top, left, bottom, right)) most++;
    return most;
  }

  /**
   * Exhaustive, for the few cases that areas alone do not decide: minimal
   * shapes suffice (a smaller target leaves the context no less), in ascending
   * order of placement, cut off where even the smallest targets cover too much,
   * where no context is left, or where the rest does not fit.
   */
  #search(remaining: number, from: number): boolean {
    const { grid, minContextPatches } = this.#level;
    if (grid.patches - this.#area - remaining * this.#smallestMinimal < minContextPatches) return false;
    if (!this.leavesContext()) return false;
    if (remaining === 0) return true;
    if (!this.#fits(remaining)) return false;
    const placements = this.#allPlacements();
    for (let at = from; at < placements.length; at += 4) {
      const top = placements[at]!;
      const left = placements[at + 1]!;
      const height = placements[at + 2]!;
      const width = placements[at + 3]!;
      if (++this.room.steps > this.room.maxSteps) return false;
      if (!this.room.isFree(top, left, height, width) || !this.isConfined(top, left, height, width)) continue;
      this.place(top, left, height, width);
      const completes = this.#search(remaining - 1, at + 4);
      this.takeBack();
      if (completes) return true;
    }
    return false;
  }

  /** Whether a rectangle lies where targets may lie. */
  isConfined(top: number, left: number, height: number, width: number): boolean {
    if (this.#containerCount === 0) return true;
    return this.firstContainer(top, left, height, width) < this.#containerCount;
  }

  /** Number of the first container that a rectangle lies in; as many as there are if it lies in none. */
  firstContainer(top: number, left: number, height: number, width: number): number {
    const containers = this.containers;
    let index = 0;
    for (; index < this.#containerCount; index++) {
      const at = index * 4;
      if (
        top >= containers[at]! &&
        left >= containers[at + 1]! &&
        top + height <= containers[at]! + containers[at + 2]! &&
        left + width <= containers[at + 1]! + containers[at + 3]!
      ) {
        break;
      }
    }
    return index;
  }

  /** Every placement of a minimal shape, made when first needed. */
  #allPlacements(): Int32Array {
    if (this.#placements !== undefined) return this.#placements;
    const { rows, columns } = this.#level.grid;
    const placements: Array<number> = [];
    for (const { height, width } of this.#minimal) {
      for (let top = 0; top + height <= rows; top++) {
        for (let left = 0; left + width <= columns; left++) placements.push(top, left, height, width);
      }
    }
    this.#placements = Int32Array.from(placements);
    return this.#placements;
  }
}
