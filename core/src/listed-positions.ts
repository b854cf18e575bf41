import type { Completion } from './completion.js';
import { GridPositions } from './grid-positions.js';
import type { Level } from './level.js';
import { OpeningCounts } from './opening-counts.js';
import type { Openings } from './openings.js';
import type { PriorDraw } from './prior-draw.js';
import { LEFT, RIGHT } from './room.js';
import { RowLimits } from './row-limits.js';
import type { Stream } from './stream.js';

/** A target's edges: how far back the others' lie in `placed`. */
const EDGES = 4;

/**
 * A level's openings, on grids too large for tables of them.
 *
 * With one or two more targets to come, the valid positions in a row are a few
 * stretches between the targets placed and the {@link RowLimits}, so the exact
 * way walks rows instead of positions.
 */
export class ListedPositions extends GridPositions {
  readonly #openings: Openings;
  readonly #counts: ReadonlyArray<OpeningCounts>;
  /** Stretches of left edges that are blocked in the row at hand: first and one past the last. */
  readonly #blockedFrom: Int32Array;
  readonly #blockedTo: Int32Array;
  readonly #limits: RowLimits;
  /** Whether the limits are those beside the targets placed. */
  #isReady = false;
  #blocked = 0;

  constructor(level: Level, openings: Openings, prior: PriorDraw, completion: Completion) {
    super(level, prior, completion, false);
    this.#openings = openings;
    this.#counts = openings.map(
      (positions, shape) => new OpeningCounts(level.grid, level.targetShapes[shape]!, positions),
    );
    this.#limits = new RowLimits(level.grid, completion);
    this.#blockedFrom = new Int32Array(level.targets + 2);
    this.#blockedTo = new Int32Array(level.targets + 2);
  }

  override draw(stream: Stream, remaining: number): number {
    this.#isReady = false;
    return super.draw(stream, remaining);
  }

  protected override count(shape: number): number {
    return this.#openings[shape]!.length;
  }

  protected override locate(shape: number, index: number): void {
    const { columns } = this.level.grid;
    const position = this.#openings[shape]![index]!;
    this.top = (position / columns) | 0;
    this.left = position - this.top * columns;
  }

  protected override accepts(shape: number): boolean {
    // The first target stands on an opening, which is a position tested once and for all.
    return this.completion.count === 0 || super.accepts(shape);
  }

  override drawExactly(stream: Stream, shape: number): boolean {
    const height = this.prior.heights[shape]!;
    const width = this.prior.widths[shape]!;
    const completion = this.completion;
    if (this.remaining > 2 || completion.count === 0) return super.drawExactly(stream, shape);
    if (!completion.isContextSafe(height * width, this.remaining)) return super.drawExactly(stream, shape);
    if (!this.#isReady && this.remaining > 0) this.#limits.prepare(this.remaining);
    this.#isReady = true;
    const counts = this.#counts[shape]!;
    let total = 0;
    for (let top = 0, bottom = 0; top < counts.tops; top = bottom) {
      bottom = this.#blockRows(top, counts.tops, height, width);
      total += this.#count(counts, top, bottom, counts.lefts);
    }
    if (total === 0) return false;
    let rank = stream.below(total);
    let top = 0;
    let bottom = 0;
    for (let found = 0; rank >= found; ) {
      rank -= found;
      top = bottom;
      bottom = this.#blockRows(top, counts.tops, height, width);
      found = this.#count(counts, top, bottom, counts.lefts);
    }
    for (let found = 0; ; top++, rank -= found) {
      found = this.#count(counts, top, top + 1, counts.lefts);
      if (rank < found) break;
    }
    let left = 0;
    while (this.#count(counts, top, top + 1, left + 1) <= rank) left++;
    this.top = top;
    this.left = left;
    return true;
  }

  /** Valid positions in rows `top` to `bottom`, which are blocked alike, with left < `end`. */
  #count(counts: OpeningCounts, top: number, bottom: number, end: number): number {
    let found = 0;
    let left = 0;
    for (let i = 0; i < this.#blocked; i++) {
      const until = Math.min(this.#blockedFrom[i]!, end);
      if (until > left) found += counts.between(top, bottom, left, until);
      left = Math.max(left, this.#blockedTo[i]!);
    }
    return end > left ? found + counts.between(top, bottom, left, end) : found;
  }

  /**
   * Notes which left edges are blocked in row `top`: by targets placed, and for
   * want of room for those to come; returns up to which row, `most` at most, they are the same.
   */
  #blockRows(top: number, most: number, height: number, width: number): number {
    const { placed, placedAt, count } = this.completion;
    let until = most;
    this.#blocked = 0;
    for (let at = placedAt; at < placedAt + count * EDGES; at += EDGES) {
      const first = placed[at]! - height + 1;
      const end = placed[at]! + placed[at + 2]!;
      if (first > top) until = Math.min(until, first);
      else if (end > top) {
        until = Math.min(until, end);
        this.#block(placed[at + 1]! - width + 1, placed[at + 1]! + placed[at + 3]!);
      }
    }
    if (this.remaining === 0) return until;
    const { columns } = this.level.grid;
    const { limits, reach } = this.#limits;
    const same = this.#limits.find(top, height);
    const from = limits[LEFT]!;
    const to = columns - limits[RIGHT]! - width + 1;
    // With two to come there may be room between one on the left and one on the right.
    this.#block(to, Math.min(from, reach[LEFT]!));
    this.#block(Math.max(to, columns - reach[RIGHT]! - width + 1), from);
    return Math.min(until, top + same);
  }

  /** Adds a stretch; they stay ordered by where they start. */
  #block(from: number, to: number): void {
    if (from >= to) return;
    let at = this.#blocked++;
    for (; at > 0 && this.#blockedFrom[at - 1]! > from; at--) {
      this.#blockedFrom[at] = this.#blockedFrom[at - 1]!;
      this.#blockedTo[at] = this.#blockedTo[at - 1]!;
    }
    this.#blockedFrom[at] = from;
    this.#blockedTo[at] = to;
  }
}
