import { countSet } from '../../geometry/count-bits.js';
import { paintRun } from '../../geometry/paint-run.js';
import { wordsPerMask } from '../../geometry/part.js';
import type { Stream } from '../../keys/stream.js';
import { allPatches } from '../../patches/all-patches.js';
import { PatchDraw } from '../../patches/patch-draw.js';
import { BOX } from './rest-count.js';
import type { VideoPart } from './video-part.js';

/**
 * Makes the two masks of a part of its boxes, where it asks for exact numbers,
 * a complement or the roles the other way round. In this order:
 *
 * 1. the boxes' mask is their union; the rest is what it leaves of the first
 *    `keptSteps` steps; what is in neither is free
 * 2. an exact number of the rest: a surplus becomes free, a deficit is taken
 *    from the boxes' mask within those steps
 * 3. an exact number of the boxes' mask: a surplus becomes free, a deficit is
 *    taken from what is free, and from the rest where that is too little
 * 4. one mask becomes all that is not in the other
 *
 * What is moved is drawn uniformly from all patches that may be.
 */
export class Roles {
  readonly #part: VideoPart;
  readonly #length: number;
  readonly #kept: Uint32Array;
  readonly #all: Uint32Array;
  readonly #draw: PatchDraw;
  /** The rest, the boxes' mask, free patches, and those of the boxes' mask in the first steps, one after another. */
  readonly #sets: Uint32Array;

  constructor(part: VideoPart) {
    const { patches, rows, columns } = part.grid;
    this.#part = part;
    this.#length = wordsPerMask(patches);
    this.#all = allPatches(patches);
    this.#kept = new Uint32Array(this.#length);
    paintRun(this.#kept, 0, part.keptSteps * rows * columns, true);
    this.#draw = new PatchDraw(patches);
    this.#sets = new Uint32Array(4 * this.#length);
  }

  /** Writes the context and the target of boxes from word `to` on. */
  write(stream: Stream, boxes: Int32Array, words: Uint32Array, to: number): void {
    const { restPatches, boxPatches, complement, isInverted } = this.#part;
    const length = this.#length;
    const sets = this.#sets;
    this.#paint(boxes);
    if (restPatches !== null) this.#fillRest(restPatches, stream);
    if (boxPatches !== null) this.#fillBoxes(boxPatches, stream);
    if (complement !== 'none') {
      const [made, of] = complement === 'boxes' ? [length, 0] : [0, length];
      for (let word = 0; word < length; word++) sets[made + word] = this.#all[word]! & ~sets[of + word]!;
    }
    const [rest, union] = isInverted ? [to + length, to] : [to, to + length];
    for (let word = 0; word < length; word++) {
      words[rest + word] = sets[word]!;
      words[union + word] = sets[length + word]!;
    }
  }

  /** The three sets as the boxes make them. */
  #paint(boxes: Int32Array): void {
    const { blocks, grid } = this.#part;
    const { rows, columns } = grid;
    const length = this.#length;
    const sets = this.#sets;
    sets.fill(0);
    for (let at = 0; at < blocks * BOX; at += BOX) {
      const end = boxes[at]! + boxes[at + 3]!;
      const bottom = boxes[at + 1]! + boxes[at + 4]!;
      for (let step = boxes[at]!; step < end; step++) {
        for (let row = boxes[at + 1]!; row < bottom; row++) {
          const first = length * 32 + (step * rows + row) * columns + boxes[at + 2]!;
          paintRun(sets, first, boxes[at + 5]!, true);
        }
      }
    }
    for (let word = 0; word < length; word++) {
      const union = sets[length + word]!;
      sets[word] = this.#kept[word]! & ~union;
      sets[2 * length + word] = this.#all[word]! & ~this.#kept[word]! & ~union;
    }
  }

  #fillRest(wanted: number, stream: Stream): void {
    const length = this.#length;
    const sets = this.#sets;
    const size = this.#size(0);
    if (size >= wanted) {
      this.#draw.move(sets, 0, 2 * length, size - wanted, stream);
      return;
    }
    for (let word = 0; word < length; word++) {
      sets[3 * length + word] = sets[length + word]! & this.#kept[word]!;
      sets[length + word]! &= ~this.#kept[word]!;
    }
    this.#draw.move(sets, 3 * length, 0, wanted - size, stream);
    for (let word = 0; word < length; word++) sets[length + word]! |= sets[3 * length + word]!;
  }

  #fillBoxes(wanted: number, stream: Stream): void {
    const length = this.#length;
    const size = this.#size(length);
    if (size >= wanted) {
      this.#draw.move(this.#sets, length, 2 * length, size - wanted, stream);
      return;
    }
    const free = Math.min(wanted - size, this.#size(2 * length));
    this.#draw.move(this.#sets, 2 * length, length, free, stream);
    this.#draw.move(this.#sets, 0, length, wanted - size - free, stream);
  }

  #size(from: number): number {
    return countSet(this.#sets, from, this.#length);
  }
}
