import { countBits, countSet } from '../../geometry/count-bits.js';
import { paintRun } from '../../geometry/paint-run.js';
import type { VideoPart } from './video-part.js';

/** Integers of a box: start, top, left, duration, height, width. */
export const BOX = 6;

/** Counts the patches of a part's first steps that its boxes leave. It keeps its scratch: no count allocates. */
export class RestCount {
  readonly #rows: number;
  readonly #columns: number;
  readonly #steps: number;
  readonly #isFlat: boolean;
  /** A row of a time step as one word, where it fits. */
  readonly #lines: Uint32Array | undefined;
  readonly #words: Uint32Array;

  constructor({ grid, keptSteps, durations }: VideoPart) {
    this.#rows = grid.rows;
    this.#columns = grid.columns;
    this.#steps = keptSteps;
    // Boxes through all time leave as much of every step: one is counted for all.
    this.#isFlat = durations.every(({ duration }) => duration === grid.frames);
    const planes = this.#isFlat ? 1 : keptSteps;
    this.#lines = grid.columns <= 32 ? new Uint32Array(planes * grid.rows) : undefined;
    this.#words = new Uint32Array((planes * grid.rows * grid.columns + 31) >>> 5);
  }

  /** Whether `count` boxes from `at` on leave so many patches. */
  leaves(least: number, boxes: Int32Array, at: number, count: number): boolean {
    return this.#isFlat && this.#columns <= 32
      ? this.#leavesOfStep(least, boxes, at, at + count * BOX)
      : this.#left(boxes, at, count) >= least;
  }

  /** Of one step, where all boxes go through all time and a row fits a word: nearly always told by the first rows. */
  #leavesOfStep(least: number, boxes: Int32Array, at: number, end: number): boolean {
    const all = -1 << (32 - this.#columns);
    let left = 0;
    for (let row = 0; row < this.#rows; row++) {
      let line = 0;
      for (let from = at; from < end; from += BOX) {
        const below = row - boxes[from + 1]!;
        // −1 outside the box: a branch would be one by lot.
        const isOutside = (below | (boxes[from + 4]! - 1 - below)) >> 31;
        line |= ((-1 << (32 - boxes[from + 5]!)) >>> boxes[from + 2]!) & ~isOutside;
      }
      left += countBits(all & ~line);
      if (left * this.#steps >= least) return true;
    }
    return false;
  }

  #left(boxes: Int32Array, at: number, count: number): number {
    const planes = this.#isFlat ? 1 : this.#steps;
    const words = this.#lines ?? this.#words;
    words.fill(0);
    for (let box = 0; box < count; box++) {
      const from = at + box * BOX;
      const start = this.#isFlat ? 0 : boxes[from]!;
      const end = this.#isFlat ? 1 : Math.min(planes, start + boxes[from + 3]!);
      for (let step = start; step < end; step++) this.#paint(boxes, from, step);
    }
    const left = planes * this.#rows * this.#columns - countSet(words, 0, words.length);
    return this.#isFlat ? left * this.#steps : left;
  }

  #paint(boxes: Int32Array, from: number, step: number): void {
    const left = boxes[from + 2]!;
    const width = boxes[from + 5]!;
    const first = step * this.#rows + boxes[from + 1]!;
    const last = first + boxes[from + 4]!;
    const lines = this.#lines;
    if (lines !== undefined) {
      const line = (-1 << (32 - width)) >>> left;
      for (let row = first; row < last; row++) lines[row]! |= line;
      return;
    }
    for (let row = first; row < last; row++) {
      paintRun(this.#words, row * this.#columns + left, width, true);
    }
  }
}
