import { paintRun } from '../../geometry/paint-run.js';
import type { Stream } from '../../keys/stream.js';
import { allPatches } from '../../patches/all-patches.js';
import { drawBits, nextBit } from '../../patches/draw-bits.js';

/**
 * Draws which lines of an axis are kept: the others are so many, in so many
 * strips with kept lines between them, every such arrangement as likely, on a
 * line or round the edges.
 *
 * On a line the strips take places among those before, between and after the
 * kept lines. Round the edges strips and what is kept between them follow each
 * other in turn, from a random line on: each arrangement comes about once for
 * each of its strips, and so all as often. Lengths are where a row of lines is
 * cut: any subset of the places between two.
 */
export class StripDraw {
  /** A bit for each line, line 0 the highest of the first word: 1 if it is kept, 0 if it is masked. */
  readonly kept: Uint32Array;
  readonly #all: Uint32Array;
  readonly #lines: number;
  readonly #masked: number;
  readonly #strips: number;
  readonly #wraps: boolean;
  readonly #cuts: Uint32Array;
  readonly #gaps: Uint32Array;

  /** @param masked lines: none, or as many as strips or more; of the others there is one between any two strips, or more */
  constructor(lines: number, masked: number, strips: number, wraps: boolean) {
    this.#all = allPatches(lines);
    this.kept = this.#all.slice();
    this.#lines = lines;
    this.#masked = masked;
    this.#strips = strips;
    this.#wraps = wraps;
    this.#cuts = new Uint32Array(this.#all.length);
    this.#gaps = new Uint32Array((lines + 32) >>> 5);
  }

  /** Draws the next arrangement into `kept`. */
  draw(stream: Stream): void {
    if (this.#masked === 0) return;
    drawBits(this.#cuts, this.#masked - 1, this.#strips - 1, stream);
    for (let word = 0; word < this.kept.length; word++) this.kept[word] = this.#all[word]!;
    if (this.#wraps) this.#drawRound(stream);
    else this.#drawAlong(stream);
  }

  #drawAlong(stream: Stream): void {
    const free = this.#lines - this.#masked;
    drawBits(this.#gaps, free + 1, this.#strips, stream);
    // Before a gap lie as many kept lines as its number, and the strips of the gaps before it.
    for (let strip = 0, gap = 0, masked = 0; strip < this.#strips; strip++, gap++) {
      gap = nextBit(this.#gaps, gap);
      const length = this.#lengthOf(strip, masked);
      paintRun(this.kept, gap + masked, length, false);
      masked += length;
    }
  }

  #drawRound(stream: Stream): void {
    const lines = this.#lines;
    const free = lines - this.#masked;
    drawBits(this.#gaps, free - 1, this.#strips - 1, stream);
    let line = stream.below(lines);
    let masked = 0;
    let passed = 0;
    for (let strip = 0; strip < this.#strips; strip++) {
      const length = this.#lengthOf(strip, masked);
      const before = Math.min(length, lines - line);
      paintRun(this.kept, line, before, false);
      if (before < length) paintRun(this.kept, 0, length - before, false);
      masked += length;
      if (strip === this.#strips - 1) return;
      const next = nextBit(this.#gaps, passed) + 1;
      line = (line + length + next - passed) % lines;
      passed = next;
    }
  }

  /** Lines of a strip, before which so many are masked. */
  #lengthOf(strip: number, masked: number): number {
    const end = strip === this.#strips - 1 ? this.#masked : nextBit(this.#cuts, masked) + 1;
    return end - masked;
  }
}
