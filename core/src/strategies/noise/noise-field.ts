import type { Stream } from '../../keys/stream.js';
import { BoxFilter } from './box-filter.js';
import type { NoisePart } from './noise-part.js';

/**
 * Draws noise of a colour, an integer a patch, on a torus. White noise W has 15
 * bits. L is W after the low pass of the radius, M after that of twice the
 * radius, each divided by its gain; red is L, blue W − L, green L − M, purple
 * W − L + M. All are multiplied by the gains that they are divided by: so they
 * are whole numbers, below 2⁵³ up to a radius of 8.
 */
export class NoiseField {
  readonly values: Float64Array;
  readonly #white: Float64Array;
  readonly #wide: Float64Array;
  readonly #narrowFilter: BoxFilter;
  readonly #wideFilter: BoxFilter;
  readonly #colour: NoisePart['colour'];

  constructor({ grid, colour, radius }: NoisePart) {
    this.values = new Float64Array(grid.patches);
    this.#white = new Float64Array(grid.patches);
    this.#wide = new Float64Array(grid.patches);
    this.#narrowFilter = new BoxFilter(grid, radius);
    this.#wideFilter = new BoxFilter(grid, 2 * radius);
    this.#colour = colour;
  }

  /** Draws the next field into `values`. */
  draw(stream: Stream): void {
    const { values } = this;
    const white = this.#white;
    const patches = values.length;
    for (let patch = 0; patch < patches; patch += 2) {
      const bits = stream.next();
      white[patch] = bits >>> 17;
      if (patch + 1 < patches) white[patch + 1] = (bits >>> 1) & 0x7fff;
    }
    this.#narrowFilter.apply(white, values);
    if (this.#colour === 'red') return;
    const narrow = this.#narrowFilter.gain;
    if (this.#colour === 'blue') {
      for (let patch = 0; patch < patches; patch++) values[patch] = narrow * white[patch]! - values[patch]!;
      return;
    }
    const wide = this.#wideFilter.gain;
    const broad = this.#wide;
    this.#wideFilter.apply(white, broad);
    for (let patch = 0; patch < patches; patch++) {
      const band = wide * values[patch]! - narrow * broad[patch]!;
      values[patch] = this.#colour === 'green' ? band : narrow * wide * white[patch]! - band;
    }
  }
}
