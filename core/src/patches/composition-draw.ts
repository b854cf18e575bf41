import type { Stream } from '../keys/stream.js';
import { drawBits } from './draw-bits.js';

/**
 * Draws ways to share a number of things among several: every way as likely. It
 * is the bijection of stars and bars: a way to share t among p is a set of p − 1
 * places of t + p − 1. It keeps its scratch: no draw allocates.
 */
export class CompositionDraw {
  readonly #bars: Uint32Array;

  /** @param most the greatest t + p − 1 that is asked for */
  constructor(most: number) {
    this.#bars = new Uint32Array((most + 31) >>> 5);
  }

  /**
   * Writes how many of `total` things each of `parts` gets, 0 or more, to `shares`.
   *
   * @param parts 1 or more
   */
  draw(total: number, parts: number, shares: Int32Array, stream: Stream): void {
    const places = total + parts - 1;
    drawBits(this.#bars, places, parts - 1, stream);
    let part = 0;
    let after = 0;
    for (let first = 0; first < places; first += 32) {
      let rest = this.#bars[first >>> 5]!;
      while (rest !== 0) {
        const bit = Math.clz32(rest);
        shares[part++] = first + bit - after;
        after = first + bit + 1;
        rest ^= 0x80000000 >>> bit;
      }
    }
    shares[part] = places - after;
  }
}
