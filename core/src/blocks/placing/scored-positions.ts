import { belowLarge } from '../../keys/below-large.js';
import type { Stream } from '../../keys/stream.js';
import type { Level } from '../level.js';
import { LookAhead } from '../packing/look-ahead.js';
import { packingOf } from '../packing/packing.js';
import type { Rectangles } from '../packing/rectangles.js';
import type { PriorDraw } from '../prior-draw.js';
import type { TargetPositions } from './positions.js';
import type { ScoreMass } from './score-mass.js';

/** Targets up to which the valid places are all inside feasible rectangles. */
export const MOST_SCORED = 8;

/** Shares that can be told apart, in all. */
const SHARES = 1_048_576;

/**
 * Up to eight disjoint targets, of which a share goes where scores are high. A
 * shape and its valid places are those of multi-block; of these one is drawn, with
 * probability α in proportion to what its patches weigh, else each as likely.
 */
export class ScoredPositions implements TargetPositions {
  top = 0;
  left = 0;
  readonly #prior: PriorDraw;
  readonly #mass: ScoreMass;
  /** Of so many draws, as many as go by score. */
  readonly #byScore: number;
  readonly #isRoomy: boolean;
  readonly #rows: number;
  readonly #columns: number;
  readonly #lookAhead: LookAhead;
  /** Scratch: valid places as top · columns + left, and what each and those before it weigh. */
  readonly #places: Int32Array;
  readonly #sums: Float64Array;
  #count = 0;

  /**
   * @param mass what patches weigh, 1 or more each; summed before each sample
   * @param share α, 0 to 1: taken to the nearest multiple of 2⁻²⁰
   */
  constructor(level: Level, prior: PriorDraw, mass: ScoreMass, share: number) {
    const packing = packingOf(level);
    this.#prior = prior;
    this.#mass = mass;
    this.#byScore = Math.floor(share * SHARES + 0.5);
    this.#isRoomy = packing.isRoomy;
    this.#rows = level.grid.rows;
    this.#columns = level.grid.columns;
    this.#lookAhead = new LookAhead(packing);
    this.#places = new Int32Array(level.grid.patches);
    this.#sums = new Float64Array(level.grid.patches);
  }

  begin(blocks: Int32Array, at: number): void {
    this.#lookAhead.begin(blocks, at);
  }

  draw(stream: Stream, remaining: number): number {
    const prior = this.#prior;
    this.#lookAhead.turnTo(remaining);
    let shape = prior.draw(stream);
    while (!this.#drawPlace(stream, prior.heights[shape]!, prior.widths[shape]!)) {
      shape = prior.drawOther(stream, shape);
    }
    this.#lookAhead.place(prior.heights[shape]!, prior.widths[shape]!);
    return shape;
  }

  /** A valid place of a size; false if it has none. */
  #drawPlace(stream: Stream, height: number, width: number): boolean {
    const valid = this.#isRoomy ? this.#lookAhead.free : this.#lookAhead.feasibleFor(height, width);
    if (!valid.hasPlace(height, width)) return false;
    this.#list(valid, height, width, stream.below(SHARES) < this.#byScore);
    const ticket = belowLarge(stream, this.#sums[this.#count - 1]!);
    let at = 0;
    while (this.#sums[at]! <= ticket) at++;
    this.top = (this.#places[at]! / this.#columns) | 0;
    this.left = this.#places[at]! - this.top * this.#columns;
    return true;
  }

  /** Lists the valid places, row by row, and what they and those before them weigh. */
  #list(valid: Rectangles, height: number, width: number, isByScore: boolean): void {
    let sum = 0;
    let count = 0;
    for (let top = 0; top + height <= this.#rows; top++) {
      for (let left = 0; left + width <= this.#columns; left++) {
        if (!valid.holds(top, left, top + height, left + width)) continue;
        sum += isByScore ? this.#mass.between(top, left, top + height, left + width) : 1;
        this.#places[count] = top * this.#columns + left;
        this.#sums[count++] = sum;
      }
    }
    this.#count = count;
  }
}
