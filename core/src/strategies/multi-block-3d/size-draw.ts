import type { Stream } from '../../keys/stream.js';
import type { BoxSizes } from './video-part.js';

/** A table of tickets: entry i of a list of weights holds as many as its weight. */
const ticketsOf = (weights: ReadonlyArray<number>): Uint16Array =>
  Uint16Array.from(weights.flatMap((weight, index) => Array<number>(weight).fill(index)));

/** Draws sizes of boxes by their weights. Where there is one shape or one duration nothing is drawn for it. */
export class SizeDraw {
  /** The size drawn last, in time steps, rows and columns. */
  duration = 0;
  height = 0;
  width = 0;
  readonly #heights: Int32Array;
  readonly #widths: Int32Array;
  readonly #durations: Int32Array;
  readonly #shapeTickets: Uint16Array;
  readonly #durationTickets: Uint16Array;

  constructor({ shapes, durations }: BoxSizes) {
    this.#heights = Int32Array.from(shapes, ({ height }) => height);
    this.#widths = Int32Array.from(shapes, ({ width }) => width);
    this.#durations = Int32Array.from(durations, ({ duration }) => duration);
    this.#shapeTickets = ticketsOf(shapes.map(({ weight }) => weight));
    this.#durationTickets = ticketsOf(durations.map(({ weight }) => weight));
  }

  draw(stream: Stream): void {
    const shape =
      this.#heights.length === 1 ? 0 : this.#shapeTickets[stream.below(this.#shapeTickets.length)]!;
    const duration =
      this.#durations.length === 1 ? 0 : this.#durationTickets[stream.below(this.#durationTickets.length)]!;
    this.duration = this.#durations[duration]!;
    this.height = this.#heights[shape]!;
    this.width = this.#widths[shape]!;
  }
}
