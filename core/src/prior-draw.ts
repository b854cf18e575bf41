import type { WeightedShape } from './shape-prior.js';
import type { Stream } from './stream.js';

/**
 * Draws shapes from a prior, restricted on the way: shapes found to have no
 * position are left out until {@link reset}, and the others keep their
 * proportions.
 */
export class PriorDraw {
  readonly heights: Int32Array;
  readonly widths: Int32Array;
  readonly #weights: Int32Array;
  /** The shape of every ticket; a shape holds as many as its weight. */
  readonly #tickets: Uint16Array;
  readonly #excluded: Uint8Array;
  #remaining: number;

  constructor(shapes: ReadonlyArray<WeightedShape>) {
    this.heights = Int32Array.from(shapes, (shape) => shape.height);
    this.widths = Int32Array.from(shapes, (shape) => shape.width);
    this.#weights = Int32Array.from(shapes, (shape) => shape.weight);
    this.#excluded = new Uint8Array(shapes.length);
    this.#tickets = new Uint16Array(this.#weights.reduce((sum, weight) => sum + weight, 0));
    this.#remaining = this.#tickets.length;
    let next = 0;
    for (let shape = 0; shape < shapes.length; shape++) {
      this.#tickets.fill(shape, next, next + this.#weights[shape]!);
      next += this.#weights[shape]!;
    }
  }

  /** The index of a shape, or −1 if all are excluded. */
  draw(stream: Stream): number {
    if (this.#remaining === this.#tickets.length) {
      return this.#tickets.length === 0 ? -1 : this.#tickets[stream.below(this.#tickets.length)]!;
    }
    if (this.#remaining === 0) return -1;
    let ticket = stream.below(this.#remaining);
    for (let shape = 0; shape < this.#weights.length; shape++) {
      if (this.#excluded[shape] === 1) continue;
      ticket -= this.#weights[shape]!;
      if (ticket < 0) return shape;
    }
    return -1;
  }

  /** Leaves a shape out until the next {@link reset}. */
  exclude(shape: number): void {
    this.#excluded[shape] = 1;
    this.#remaining -= this.#weights[shape]!;
  }

  /** Takes all shapes in again. */
  reset(): void {
    if (this.#remaining === this.#tickets.length) return;
    this.#excluded.fill(0);
    this.#remaining = this.#tickets.length;
  }
}
