import type { Completion } from './completion.js';
import type { Level } from './level.js';
import { OpeningCounts } from './opening-counts.js';
import type { Openings } from './openings.js';
import type { PriorDraw } from './prior-draw.js';
import type { Stream } from './stream.js';
import { TestedPositions } from './tested-positions.js';

/** A target's edges: how far back the others' lie in `placed`. */
const EDGES = 4;

/**
 * A level's openings, on grids too large for tables of them.
 *
 * If one more target is to come, then wherever it could go is summed up by four
 * edges: it fits beside a block exactly if that block is below the highest
 * bottom, above the lowest top, right of the leftmost right edge or left of the
 * rightmost left edge that it could have. So in every row the valid positions of
 * the last target and of the last but one are a few stretches between the
 * targets placed, and the exact way walks rows instead of positions.
 */
export class ListedPositions extends TestedPositions {
  readonly #level: Level;
  readonly #openings: Openings;
  readonly #completion: Completion;
  readonly #counts: Array<OpeningCounts | undefined> = [];
  /** Stretches of left edges that are blocked in the row at hand: first and one past the last. */
  readonly #blockedFrom: Int32Array;
  readonly #blockedTo: Int32Array;
  #blocked = 0;
  #remaining = 0;
  #highestBottom = 0;
  #lowestTop = 0;
  #leftmostRight = 0;
  #rightmostLeft = 0;

  constructor(level: Level, openings: Openings, prior: PriorDraw, completion: Completion) {
    super(prior, level.maxAttempts);
    this.#level = level;
    this.#openings = openings;
    this.#completion = completion;
    this.#blockedFrom = new Int32Array(level.targets + 1);
    this.#blockedTo = new Int32Array(level.targets + 1);
  }

  protected prepare(remaining: number): void {
    this.#remaining = remaining;
    if (remaining !== 1) return;
    const { room } = this.#completion;
    const { rows, columns } = this.#level.grid;
    this.#highestBottom = room.highestBottom(0, 0, rows, columns);
    this.#lowestTop = room.lowestTop(0, 0, rows, columns);
    this.#leftmostRight = room.leftmostRight(0, 0, rows, columns);
    this.#rightmostLeft = room.rightmostLeft(0, 0, rows, columns);
  }

  protected count(shape: number): number {
    return this.#openings[shape]!.length;
  }

  protected locate(shape: number, index: number): void {
    const { columns } = this.#level.grid;
    const position = this.#openings[shape]![index]!;
    this.top = (position / columns) | 0;
    this.left = position - this.top * columns;
  }

  protected accepts(shape: number): boolean {
    const height = this.prior.heights[shape]!;
    const width = this.prior.widths[shape]!;
    const completion = this.#completion;
    // The first target stands on an opening, which is a position tested once and for all.
    if (completion.count === 0) return true;
    if (!completion.room.isFree(this.top, this.left, height, width)) return false;
    if (this.#remaining === 1 && !this.#leavesRoom(height, width)) return false;
    if (this.#remaining <= 1 && completion.isContextSafe(height * width, this.#remaining)) return true;
    return completion.completesWith(this.top, this.left, height, width, this.#remaining);
  }

  override drawExactly(stream: Stream, shape: number): boolean {
    const height = this.prior.heights[shape]!;
    const width = this.prior.widths[shape]!;
    const completion = this.#completion;
    if (this.#remaining > 1 || completion.count === 0) return super.drawExactly(stream, shape);
    if (!completion.isContextSafe(height * width, this.#remaining)) return super.drawExactly(stream, shape);
    let total = 0;
    for (let top = 0; top + height <= this.#level.grid.rows; top++) {
      total += this.#countRow(shape, top, height, width);
    }
    if (total === 0) return false;
    let rank = stream.below(total);
    let top = 0;
    let inRow = this.#countRow(shape, top, height, width);
    while (rank >= inRow) {
      rank -= inRow;
      top++;
      inRow = this.#countRow(shape, top, height, width);
    }
    this.top = top;
    this.left = this.#selectInRow(shape, top, rank);
    return true;
  }

  #leavesRoom(height: number, width: number): boolean {
    return (
      this.#leavesRoomInRow(this.top, height) ||
      this.left >= this.#leftmostRight ||
      this.left + width <= this.#rightmostLeft
    );
  }

  #leavesRoomInRow(top: number, height: number): boolean {
    return top >= this.#highestBottom || top + height <= this.#lowestTop;
  }

  /** Valid positions in a row; leaves the stretches that are blocked in it. */
  #countRow(shape: number, top: number, height: number, width: number): number {
    const counts = this.#countsOf(shape);
    this.#blockRow(top, height, width);
    let found = 0;
    for (let left = 0; left < counts.lefts; ) {
      const end = this.#blockedUntil(left);
      if (end > left) {
        left = end;
        continue;
      }
      const next = this.#nextBlocked(left, counts.lefts);
      found += counts.between(top, left, next);
      left = next;
    }
    return found;
  }

  /** The left edge of valid position number `rank` of the row counted last. */
  #selectInRow(shape: number, top: number, rank: number): number {
    const counts = this.#countsOf(shape);
    let before = rank;
    let left = 0;
    for (;;) {
      const end = this.#blockedUntil(left);
      if (end > left) {
        left = end;
        continue;
      }
      const next = this.#nextBlocked(left, counts.lefts);
      const found = counts.between(top, left, next);
      if (before < found) return counts.select(top, left, before);
      before -= found;
      left = next;
    }
  }

  /** Notes which left edges are blocked in a row: by targets placed, and for want of room for the last target. */
  #blockRow(top: number, height: number, width: number): void {
    const { placed, placedAt, count } = this.#completion;
    this.#blocked = 0;
    for (let at = placedAt; at < placedAt + count * EDGES; at += EDGES) {
      if (placed[at]! >= top + height || placed[at]! + placed[at + 2]! <= top) continue;
      this.#block(placed[at + 1]! - width + 1, placed[at + 1]! + placed[at + 3]!);
    }
    if (this.#remaining === 1 && !this.#leavesRoomInRow(top, height)) {
      this.#block(this.#rightmostLeft - width + 1, this.#leftmostRight);
    }
  }

  #block(from: number, to: number): void {
    this.#blockedFrom[this.#blocked] = from;
    this.#blockedTo[this.#blocked] = to;
    this.#blocked++;
  }

  /** The end of the stretch that blocks a left edge; the edge itself if none does. */
  #blockedUntil(left: number): number {
    let end = left;
    for (let i = 0; i < this.#blocked; i++) {
      if (this.#blockedFrom[i]! <= left && this.#blockedTo[i]! > end) end = this.#blockedTo[i]!;
    }
    return end;
  }

  #nextBlocked(left: number, most: number): number {
    let next = most;
    for (let i = 0; i < this.#blocked; i++) {
      const from = this.#blockedFrom[i]!;
      if (from > left && from < next) next = from;
    }
    return next;
  }

  #countsOf(shape: number): OpeningCounts {
    this.#counts[shape] ??= new OpeningCounts(
      this.#level.grid,
      this.#level.targetShapes[shape]!,
      this.#openings[shape]!,
    );
    return this.#counts[shape];
  }
}
