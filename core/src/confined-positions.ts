import type { Completion } from './completion.js';
import type { Level } from './level.js';
import type { PriorDraw } from './prior-draw.js';
import { TestedPositions } from './tested-positions.js';

/** Inside rectangles: the targets of the next coarser level, in which a nested level's lie. */
export class ConfinedPositions extends TestedPositions {
  readonly #disjoint: boolean;
  readonly #completion: Completion;
  readonly #free: boolean;
  #remaining = 0;

  /** @param free whether nothing needs looking ahead */
  constructor(level: Level, prior: PriorDraw, completion: Completion, free: boolean) {
    super(prior, level.maxAttempts);
    this.#disjoint = level.targetOverlap === 'forbid';
    this.#completion = completion;
    this.#free = free;
  }

  protected prepare(remaining: number): void {
    this.#remaining = remaining;
  }

  protected count(shape: number): number {
    let count = 0;
    for (let container = 0; container < this.#completion.containerCount; container++) {
      count += this.#placesIn(container, shape);
    }
    return count;
  }

  protected locate(shape: number, index: number): void {
    const completion = this.#completion;
    const height = this.prior.heights[shape]!;
    const width = this.prior.widths[shape]!;
    let container = 0;
    let place = index;
    for (let places = this.#placesIn(0, shape); place >= places; places = this.#placesIn(container, shape)) {
      place -= places;
      container++;
    }
    const { containers } = completion;
    const at = container * 4;
    const columns = containers[at + 3]! - width + 1;
    const row = (place / columns) | 0;
    this.top = containers[at]! + row;
    this.left = containers[at + 1]! + place - row * columns;
    // A place in two overlapping containers counts for the first one only.
    if (completion.firstContainer(this.top, this.left, height, width) < container) this.top = -1;
  }

  protected accepts(shape: number): boolean {
    const height = this.prior.heights[shape]!;
    const width = this.prior.widths[shape]!;
    if (this.top < 0) return false;
    if (this.#disjoint && !this.#completion.room.isFree(this.top, this.left, height, width)) return false;
    return this.#free || this.#completion.completesWith(this.top, this.left, height, width, this.#remaining);
  }

  #placesIn(container: number, shape: number): number {
    const { containers } = this.#completion;
    const rows = containers[container * 4 + 2]! - this.prior.heights[shape]! + 1;
    const columns = containers[container * 4 + 3]! - this.prior.widths[shape]! + 1;
    return rows > 0 && columns > 0 ? rows * columns : 0;
  }
}
