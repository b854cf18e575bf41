import { areaOf, maximalShapes } from '../lattice.js';
import type { Level } from '../level.js';
import { EDGES } from '../packing/rectangles.js';
import { ContextList, keptBy } from './context-list.js';
import { Cover } from './cover.js';

/**
 * The context blocks that still keep their minimum beside the targets placed:
 * how many patches more than that some of them keeps beside one target more.
 * Only the largest blocks are looked at; the others lie inside one of them.
 *
 * Mostly the block that did last does again, and nothing else is looked at. Else
 * those are gone through that the targets placed leave their minimum.
 */
export class KeptContexts {
  /** Patches of the largest context block less its minimum. */
  readonly slack: number;
  readonly #minimum: number;
  readonly #cover: Cover;
  /** All there are; made once it is needed. */
  readonly #all: ContextList = new ContextList();
  readonly #level: Level;
  /** Those that keep their minimum beside the targets placed, and how many of these were placed then; none: −1. */
  readonly #listed: ContextList = new ContextList();
  #listedBeside = -1;
  #blocks: Int32Array = new Int32Array(0);
  #at = 0;
  #placed = 0;
  #isCounted = false;
  /** Whether a block was asked for in vain since the last target. */
  #isInVain = false;
  /** The one that did last, as edges; none if `#right` is 0. */
  #top = 0;
  #left = 0;
  #bottom = 0;
  #right = 0;

  constructor(level: Level) {
    this.slack = Math.max(...level.contextShapes.map(areaOf)) - level.minContextPatches;
    this.#level = level;
    this.#minimum = level.minContextPatches;
    this.#cover = new Cover(level.grid);
  }

  /** Starts a sample whose targets, from `at` on, will be written to `blocks`. */
  begin(blocks: Int32Array, at: number): void {
    this.#blocks = blocks;
    this.#at = at;
    this.#listedBeside = -1;
    this.#right = 0;
    this.turnTo(0);
  }

  /** So many targets are placed. */
  turnTo(placed: number): void {
    this.#placed = placed;
    this.#isCounted = false;
    this.#isInVain = false;
  }

  /**
   * Patches beyond its minimum that some context block keeps beside one target
   * more. If none keeps its minimum, below 0, and no less than the most that any
   * does of those that keep it without that target.
   */
  margin(top: number, left: number, bottom: number, right: number): number {
    const cover = this.#cover;
    const minimum = this.#minimum;
    if (!this.#isCounted) {
      cover.count(this.#blocks, this.#at, this.#placed);
      this.#isCounted = true;
    }
    if (this.#right > 0) {
      const kept = keptBy(cover, this.#top, this.#left, this.#bottom, this.#right, top, left, bottom, right);
      if (kept >= minimum) return kept - minimum;
    }
    const list = this.#list();
    const most = list.most(cover, minimum, top, left, bottom, right);
    if (most >= minimum) {
      const at = list.best * EDGES;
      this.#top = list.edges[at]!;
      this.#left = list.edges[at + 1]!;
      this.#bottom = list.edges[at + 2]!;
      this.#right = list.edges[at + 3]!;
    } else {
      this.#isInVain = true;
    }
    return most - minimum;
  }

  /** Blocks among which are all that keep their minimum: no others, once one was asked for in vain. */
  #list(): ContextList {
    if (this.#all.count === 0) this.#listAll();
    const before = this.#listedBeside < 0 ? this.#all : this.#listed;
    if (!this.#isInVain || this.#placed === 0 || this.#listedBeside === this.#placed) return before;
    before.keep(this.#listed, this.#cover, this.#minimum);
    this.#listedBeside = this.#placed;
    return this.#listed;
  }

  #listAll(): void {
    const { grid, contextShapes } = this.#level;
    for (const { height, width } of maximalShapes(contextShapes)) {
      if (height * width < this.#minimum) continue;
      for (let top = 0; top + height <= grid.rows; top++) {
        for (let left = 0; left + width <= grid.columns; left++) {
          this.#all.add(top, left, top + height, left + width);
        }
      }
    }
  }
}
