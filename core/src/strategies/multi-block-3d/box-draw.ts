import type { Stream } from '../../keys/stream.js';
import { BOX, RestCount } from './rest-count.js';
import { SizeDraw } from './size-draw.js';
import { leastSize } from './step-sizes.js';
import type { BoxSizes, VideoPart } from './video-part.js';

/**
 * Draws the boxes of one mask: sizes by their weights, places uniformly, all
 * boxes independently, given that they leave the rest its minimum.
 *
 * Boxes that leave less are all drawn again, up to `maxAttempts` times. Then
 * they are placed one after another: the first is drawn up to `maxAttempts`
 * times and is the least of all after that; any other that would leave too
 * little lies where the one before it does, which takes nothing more. So there
 * is an end, and the minimum is kept, whatever is drawn.
 */
export class BoxDraw {
  readonly #part: VideoPart;
  readonly #maxAttempts: number;
  readonly #sizes: SizeDraw;
  readonly #least: SizeDraw;
  readonly #rest: RestCount;

  /** @param sizes what the boxes may have; a step's one size, or those of the part */
  constructor(part: VideoPart, sizes: BoxSizes, maxAttempts: number) {
    this.#part = part;
    this.#maxAttempts = maxAttempts;
    this.#sizes = new SizeDraw(sizes);
    this.#least = new SizeDraw(leastSize(sizes));
    this.#rest = new RestCount(part);
  }

  /** Writes the boxes of a sample from `at` on. */
  draw(stream: Stream, boxes: Int32Array, at: number): void {
    const { blocks, leastRest, alwaysLeft } = this.#part;
    for (let attempt = 0; attempt < this.#maxAttempts; attempt++) {
      for (let box = 0; box < blocks; box++) this.#place(this.#sizes, stream, boxes, at + box * BOX);
      if (alwaysLeft || this.#rest.leaves(leastRest, boxes, at, blocks)) return;
    }
    this.#drawOneByOne(stream, boxes, at);
  }

  #drawOneByOne(stream: Stream, boxes: Int32Array, at: number): void {
    const { blocks, leastRest } = this.#part;
    const leavesEnough = (count: number): boolean => this.#rest.leaves(leastRest, boxes, at, count);
    let attempt = 0;
    do {
      const sizes = attempt < this.#maxAttempts ? this.#sizes : this.#least;
      this.#place(sizes, stream, boxes, at);
    } while (attempt++ < this.#maxAttempts && !leavesEnough(1));
    for (let box = 1; box < blocks; box++) {
      const from = at + box * BOX;
      this.#place(this.#sizes, stream, boxes, from);
      if (!leavesEnough(box + 1)) boxes.copyWithin(from, from - BOX, from);
    }
  }

  /** One box of a size that is drawn, anywhere in the grid. */
  #place(sizes: SizeDraw, stream: Stream, boxes: Int32Array, at: number): void {
    const { frames, rows, columns } = this.#part.grid;
    sizes.draw(stream);
    const { duration, height, width } = sizes;
    boxes[at] = duration === frames ? 0 : stream.below(frames - duration + 1);
    boxes[at + 1] = stream.below(rows - height + 1);
    boxes[at + 2] = stream.below(columns - width + 1);
    boxes[at + 3] = duration;
    boxes[at + 4] = height;
    boxes[at + 5] = width;
  }
}
