import type { Stream } from '../keys/stream.js';
import type { WeightedShape } from './shape-prior.js';

/**
 * Draws the shape of one block after another from a prior, restricted on the
 * way: a shape found to have no position is left out for that block, and the
 * others keep their proportions.
 */
export class PriorDraw {
  readonly heights: Int32Array;
  readonly widths: Int32Array;
  /** The shape of every ticket; a shape holds as many as its weight. */
  readonly #tickets: Uint16Array;
  /** The first ticket of every shape; one more than there are shapes. */
  readonly #first: Int32Array;
  /** Shapes left out, ascending, and how many tickets the others hold. */
  readonly #out: Int32Array;
  #outs = 0;
  #remaining = 0;

  constructor(shapes: ReadonlyArray<WeightedShape>) {
    this.heights = Int32Array.from(shapes, (shape) => shape.height);
    this.widths = Int32Array.from(shapes, (shape) => shape.width);
    this.#first = new Int32Array(shapes.length + 1);
    this.#out = new Int32Array(shapes.length);
    this.#tickets = Uint16Array.from(
      shapes.flatMap(({ weight }, shape) => Array<number>(weight).fill(shape)),
    );
    shapes.forEach(({ weight }, shape) => {
      this.#first[shape + 1] = this.#first[shape]! + weight;
    });
  }

  /** Shapes of the prior. */
  get count(): number {
    return this.heights.length;
  }

  /** Tickets of a shape. */
  weightOf(shape: number): number {
    return this.#first[shape + 1]! - this.#first[shape]!;
  }

  /** The index of the shape to try first for a block. */
  draw(stream: Stream): number {
    this.#outs = 0;
    this.#remaining = this.#tickets.length;
    return this.#tickets[stream.below(this.#remaining)]!;
  }

  /** Leaves `shape` out and draws one of the others. */
  drawOther(stream: Stream, shape: number): number {
    const out = this.#out;
    const first = this.#first;
    this.#remaining -= first[shape + 1]! - first[shape]!;
    // No configuration gets here: planning refuses those in which a sample can get stuck.
    if (this.#remaining === 0) throw new Error('a planned level is stuck; please report this');
    let at = this.#outs++;
    for (; at > 0 && out[at - 1]! > shape; at--) out[at] = out[at - 1]!;
    out[at] = shape;
    // Counted among the remaining tickets; every shape left out before it moves it on.
    let ticket = stream.below(this.#remaining);
    for (at = 0; at < this.#outs && ticket >= first[out[at]!]!; at++) {
      ticket += first[out[at]! + 1]! - first[out[at]!]!;
    }
    return this.#tickets[ticket]!;
  }
}
