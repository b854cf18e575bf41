import type { Stream } from '../../keys/stream.js';
import { drawMarks } from '../../patches/draw-marks.js';

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
  /** 1 for each line that is kept, 0 for those masked. */
  readonly kept: Uint8Array;
  readonly #masked: number;
  readonly #strips: number;
  readonly #wraps: boolean;
  readonly #cuts: Uint8Array;
  readonly #gaps: Uint8Array;

  /** @param masked lines, of which there are as many as strips or more, or none */
  constructor(lines: number, masked: number, strips: number, wraps: boolean) {
    this.kept = new Uint8Array(lines).fill(1);
    this.#masked = masked;
    this.#strips = strips;
    this.#wraps = wraps;
    this.#cuts = new Uint8Array(lines);
    this.#gaps = new Uint8Array(lines + 1);
  }

  /** Draws the next arrangement into `kept`. */
  draw(stream: Stream): void {
    if (this.#masked === 0) return;
    drawMarks(this.#cuts, this.#masked - 1, this.#strips - 1, stream);
    if (this.#wraps) this.#drawRound(stream);
    else this.#drawAlong(stream);
  }

  #drawAlong(stream: Stream): void {
    const kept = this.kept;
    const free = kept.length - this.#masked;
    drawMarks(this.#gaps, free + 1, this.#strips, stream);
    kept.fill(1);
    // Before a gap lie as many kept lines as its number, and the strips of the gaps before it.
    for (let gap = 0, masked = 0; masked < this.#masked; gap++) {
      if (this.#gaps[gap] !== 1) continue;
      do {
        kept[gap + masked] = 0;
        masked++;
      } while (masked < this.#masked && this.#cuts[masked - 1] === 0);
    }
  }

  #drawRound(stream: Stream): void {
    const kept = this.kept;
    const lines = kept.length;
    const free = lines - this.#masked;
    drawMarks(this.#gaps, free - 1, this.#strips - 1, stream);
    let line = stream.below(lines);
    let masked = 0;
    let passed = 0;
    for (let strip = 0; strip < this.#strips; strip++) {
      do {
        kept[line] = 0;
        line = line + 1 === lines ? 0 : line + 1;
        masked++;
      } while (masked < this.#masked && this.#cuts[masked - 1] === 0);
      do {
        kept[line] = 1;
        line = line + 1 === lines ? 0 : line + 1;
        passed++;
      } while (passed < free && this.#gaps[passed - 1] === 0);
    }
  }
}
