import { belowLarge } from '../../keys/below-large.js';
import type { Stream } from '../../keys/stream.js';

/** Up to this bound one output of a stream is enough. */
const MOST_BOUND = 2_097_152;

/** How much of a budget each of several parts may take. The urn uses it up. */
export interface Rooms {
  /** Tokens that a part takes first. */
  readonly free: Int32Array;
  /** Tokens that it may take after these, as long as there is credit. */
  readonly costly: Int32Array;
  /** How many costly tokens all parts may take together. */
  credit: number;
}

/**
 * Pólya's urn with room: tokens come one after another, each to one of the parts
 * that have room, in proportion to α + n, where n is how many it has got so far.
 * In whole numbers, so that it is exact: α is weight / step. If no part runs out
 * of room, shares follow the Dirichlet-multinomial law of these α; with α = 1
 * everywhere every way to split the tokens is as likely. It keeps its scratch.
 */
export class Urn {
  readonly #initial: Float64Array;
  readonly #step: number;
  /** Weights as a round begins. */
  readonly #weights: Float64Array;
  /** Tokens that each part got before the round, and in it. */
  readonly #before: Int32Array;
  readonly #got: Int32Array;
  /** The part of each token of the round. */
  readonly #taken: Uint8Array;

  /**
   * @param weights of the first token of each part, 1 or more
   * @param step what each token adds to the weight of its part
   * @param most the greatest number of tokens that is split
   */
  constructor(weights: ReadonlyArray<number>, step: number, most: number) {
    this.#initial = Float64Array.from(weights);
    this.#step = step;
    this.#weights = new Float64Array(weights.length);
    this.#before = new Int32Array(weights.length);
    this.#got = new Int32Array(weights.length);
    this.#taken = new Uint8Array(most);
  }

  /**
   * Adds to each part's share the tokens that it gets. A round has as many tokens
   * as any part that has room could take alone, so that none runs out in it.
   *
   * @param tokens no more than there is room for
   */
  draw(tokens: number, rooms: Rooms, shares: Int32Array, stream: Stream): void {
    this.#before.fill(0);
    for (let left = tokens; left > 0; ) left -= this.#round(left, rooms, shares, stream);
  }

  #round(left: number, rooms: Rooms, shares: Int32Array, stream: Stream): number {
    const { free, costly } = rooms;
    const weights = this.#weights;
    const before = this.#before;
    const got = this.#got;
    let sum = 0;
    let tokens = left;
    let last = 0;
    for (let part = 0; part < weights.length; part++) {
      const room = free[part]! + Math.min(costly[part]!, rooms.credit);
      got[part] = 0;
      weights[part] = 0;
      if (room === 0) continue;
      weights[part] = this.#initial[part]! + this.#step * before[part]!;
      sum += weights[part]!;
      tokens = Math.min(tokens, room);
      last = part;
    }
    // What can go to one part alone is not drawn.
    if (sum === weights[last]) got[last] = tokens;
    else this.#copy(tokens, sum, stream);
    for (let part = 0; part < weights.length; part++) {
      const one = got[part]!;
      const cost = Math.max(0, one - free[part]!);
      free[part]! -= one - cost;
      costly[part]! -= cost;
      rooms.credit -= cost;
      before[part]! += one;
      shares[part]! += one;
    }
    return tokens;
  }

  /**
   * Draws the tokens of a round: each by the weights that the round began with, or
   * as a token before it in the round, in proportion to what either weighs.
   */
  #copy(tokens: number, sum: number, stream: Stream): void {
    const weights = this.#weights;
    const got = this.#got;
    const taken = this.#taken;
    const step = this.#step;
    for (let token = 0; token < tokens; token++) {
      const bound = sum + step * token;
      let drawn = bound <= MOST_BOUND ? stream.below(bound) : belowLarge(stream, bound);
      let part = 0;
      if (drawn < sum) while (drawn >= weights[part]!) drawn -= weights[part++]!;
      else part = taken[step === 1 ? drawn - sum : Math.floor((drawn - sum) / step)]!;
      taken[token] = part;
      got[part]!++;
    }
  }
}
