/** Places of the table, a power of two. */
const PLACES = 2_048;

/** What names a region: what was to come in it, and its edges. */
const NAME = 5;

/** Regions met before, so that each is looked into once whatever the order of the cuts that led to it. */
export class MetRegions {
  /** How many were met since the start. */
  count = 0;
  readonly #names = new Int32Array(PLACES * NAME);
  readonly #rounds = new Int32Array(PLACES);
  #round = 0;

  /** Forgets all. */
  clear(): void {
    this.#round++;
    this.count = 0;
  }

  /** Whether a region was met before; it is from now on. */
  meet(toCome: number, top: number, left: number, bottom: number, right: number): boolean {
    const names = this.#names;
    let place =
      Math.imul(
        Math.imul(Math.imul(Math.imul(toCome * 31 + top, 31) + left, 31) + bottom, 31) + right,
        0x9e3779b1,
      ) >>> 21;
    while (this.#rounds[place] === this.#round) {
      const at = place * NAME;
      if (
        names[at] === toCome &&
        names[at + 1] === top &&
        names[at + 2] === left &&
        names[at + 3] === bottom &&
        names[at + 4] === right
      ) {
        return true;
      }
      place = (place + 1) & (PLACES - 1);
    }
    // A full table forgets: that costs time only.
    if (++this.count < PLACES - 1) {
      const at = place * NAME;
      names[at] = toCome;
      names[at + 1] = top;
      names[at + 2] = left;
      names[at + 3] = bottom;
      names[at + 4] = right;
      this.#rounds[place] = this.#round;
    }
    return false;
  }
}
