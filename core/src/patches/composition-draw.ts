import type { Stream } from '../keys/stream.js';

/**
 * Draws ways to share a number of things among several: every way as likely. It
 * is the bijection of stars and bars: a way to share t among p is a set of p − 1
 * places of t + p − 1. It keeps its scratch: no draw allocates.
 */
export class CompositionDraw {
  readonly #words: Int32Array;

  /** @param most the greatest t + p − 1 that is asked for */
  constructor(most: number) {
    this.#words = new Int32Array((most + 31) >>> 5);
  }

  /**
   * Writes how many of `total` things each of `parts` gets, 0 or more, to `shares`.
   *
   * @param parts 1 or more
   */
  draw(total: number, parts: number, shares: Int32Array, stream: Stream): void {
    const places = total + parts - 1;
    const bars = parts - 1;
    // Bars or stars are drawn, whichever are fewer.
    const drawsBars = bars <= total;
    this.#choose(drawsBars ? bars : total, places, stream);
    let part = 0;
    let after = 0;
    for (let first = 0; first < places; first += 32) {
      const word = this.#words[first >>> 5]!;
      let rest = drawsBars ? word : ~word & (places - first >= 32 ? -1 : -1 << (32 - (places - first)));
      while (rest !== 0) {
        const bit = Math.clz32(rest);
        shares[part++] = first + bit - after;
        after = first + bit + 1;
        rest ^= 0x80000000 >>> bit;
      }
    }
    shares[part] = places - after;
  }

  /** Sets `count` of `places` bits, every set as likely (Floyd's algorithm: Bentley, CACM 1987). */
  #choose(count: number, places: number, stream: Stream): void {
    const words = this.#words;
    for (let word = (places + 31) >>> 5; word-- > 0; ) words[word] = 0;
    for (let last = places - count; last < places; last++) {
      const drawn = stream.below(last + 1);
      const bit = 0x80000000 >>> (drawn & 31);
      // One that is set already is drawn as the last place, which is not.
      if ((words[drawn >>> 5]! & bit) === 0) words[drawn >>> 5]! |= bit;
      else words[last >>> 5]! |= 0x80000000 >>> (last & 31);
    }
  }
}
