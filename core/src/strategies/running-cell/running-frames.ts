import { wordsPerMask } from '../../geometry/part.js';
import type { RunningCellPart } from './running-cell-part.js';

/**
 * The patches that cells keep over a clip. Each cell has its places in an order of
 * its own; what is told here is which place is how many-th, as a set of patches of
 * a frame for each number. Frames are made of these sets: from one to the next
 * the set of one number goes, and that of another comes.
 */
export class RunningFrames {
  readonly #part: RunningCellPart;
  readonly #area: number;
  readonly #length: number;
  /** Words of a frame, and one more for places that the edge cuts off. */
  readonly #stride: number;
  /** Where each number's set is. Those that never come or go share one, and those that are never kept. */
  readonly #setOf: Int32Array;
  readonly #sets: Int32Array;
  readonly #frame: Int32Array;
  /** The clip, and a word past its last. */
  readonly #clip: Int32Array;

  constructor(part: RunningCellPart) {
    const { grid, cellRows, cellColumns, keep } = part;
    this.#part = part;
    this.#area = cellRows * cellColumns;
    this.#length = wordsPerMask(grid.patches);
    this.#stride = wordsPerMask(grid.rows * grid.columns) + 1;
    this.#setOf = new Int32Array(this.#area);
    const changes = grid.frames - 1;
    let sets = 2;
    for (let number = 0; number < this.#area; number++) {
      const goes = number < changes;
      const comes = (number - keep + this.#area) % this.#area < changes;
      const set = goes || comes ? sets++ : Number(number >= keep);
      this.#setOf[number] = set * this.#stride;
    }
    this.#sets = new Int32Array(sets * this.#stride);
    this.#frame = new Int32Array(this.#stride);
    this.#clip = new Int32Array(this.#length + 1);
  }

  /** The number of a patch of a frame that stands for a place that the edge cuts off. */
  get none(): number {
    return (this.#stride - 1) * 32;
  }

  /** Starts anew, with no cell. */
  clear(): void {
    const sets = this.#sets;
    for (let word = 0; word < sets.length; word++) sets[word] = 0;
  }

  /** Tells which patch of a frame is a cell's place of a number. */
  add(number: number, patch: number): void {
    this.#sets[this.#setOf[number]! + (patch >>> 5)]! |= 0x80000000 >>> (patch & 31);
  }

  /** What is kept over the whole clip, a patch a bit; it is overwritten by the next call. */
  clip(): Int32Array {
    const { grid, keep } = this.#part;
    const clip = this.#clip;
    const sets = this.#sets;
    const frame = this.#frame;
    const last = this.#stride - 1;
    const plane = grid.rows * grid.columns;
    for (let word = 0; word < clip.length; word++) clip[word] = 0;
    for (let word = 0; word < last; word++) frame[word] = sets[word]!;
    for (let number = 0; number < keep; number++) {
      const from = this.#setOf[number]!;
      for (let word = 0; from > 0 && word < last; word++) frame[word]! |= sets[from + word]!;
    }
    let goes = 0;
    let comes = keep;
    for (let first = 0; first < grid.patches; first += plane) {
      const gone = this.#setOf[goes]!;
      const come = this.#setOf[comes]!;
      for (let word = 0; word < last; word++) {
        const bits = frame[word]!;
        const at = (first >>> 5) + word;
        clip[at]! |= bits >>> (first & 31);
        clip[at + 1]! |= (bits << 1) << (31 - (first & 31));
        frame[word] = bits ^ sets[gone + word]! ^ sets[come + word]!;
      }
      goes = goes + 1 === this.#area ? 0 : goes + 1;
      comes = comes + 1 === this.#area ? 0 : comes + 1;
    }
    return clip;
  }
}
