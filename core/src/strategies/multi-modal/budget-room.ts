import type { ShareLimits } from './modality-part.js';
import type { Rooms } from './urn.js';

/**
 * What may be split of the tokens of several modalities: how much of the context
 * each may take, so that the target keeps enough.
 *
 * A token that the context takes is free where the target has no use for it, since
 * it has its most there without it; else it costs the target one. So the target
 * keeps as many as it is to have if and only if no more costly tokens are taken
 * than it can spare, whichever they are.
 */
export class BudgetRoom implements Rooms {
  /** What the context has of each part at least. */
  readonly leastContext: Int32Array;
  /** What the target has of each part at least. */
  readonly leastTarget: Int32Array;
  /** What the target has of each part at most. */
  readonly mostTarget: Int32Array;
  /** Beyond the least, tokens of each part that cost the target nothing. */
  readonly free: Int32Array;
  /** After these, tokens that cost the target one each. */
  readonly costly: Int32Array;
  /** How many costly tokens the target can spare. */
  credit = 0;
  /** Sums over the parts: of the least context, of free and of costly tokens, and of the most target beside the least context. */
  least = 0;
  allFree = 0;
  allCostly = 0;
  target = 0;

  constructor(parts: number) {
    this.leastContext = new Int32Array(parts);
    this.leastTarget = new Int32Array(parts);
    this.mostTarget = new Int32Array(parts);
    this.free = new Int32Array(parts);
    this.costly = new Int32Array(parts);
  }

  /** Forgets all parts. */
  clear(): void {
    this.least = 0;
    this.allFree = 0;
    this.allCostly = 0;
    this.target = 0;
  }

  /**
   * Says what part `at` has room for.
   *
   * @param patches of its grid
   * @param size how many of them are there
   * @param least what its context has at least, beside `minContext`
   */
  add(at: number, limits: ShareLimits, patches: number, size: number, least: number): void {
    const { minContext, maxContext, minTarget, maxTarget } = limits;
    const lowest = Math.min(size, Math.max(minContext, least));
    // Of fewer patches than the plan counts with, one is left to see where that may be.
    const isShort = size < patches && maxContext > 0 && minTarget < patches;
    const leastTarget = Math.max(0, Math.min(minTarget, size - Math.max(lowest, isShort ? 1 : 0)));
    const mostTarget = Math.min(maxTarget, size);
    const highest = Math.max(lowest, Math.min(maxContext, size - leastTarget));
    const free = Math.min(highest, Math.max(lowest, size - mostTarget)) - lowest;
    this.leastContext[at] = lowest;
    this.leastTarget[at] = leastTarget;
    this.mostTarget[at] = mostTarget;
    this.free[at] = free;
    this.costly[at] = highest - lowest - free;
    this.least += lowest;
    this.allFree += free;
    this.allCostly += this.costly[at]!;
    this.target += Math.min(mostTarget, size - lowest);
  }

  /** The most that the contexts of all parts can have together, if the target keeps `target`. */
  mostBeside(target: number): number {
    return this.least + this.allFree + Math.min(Math.max(0, this.target - target), this.allCostly);
  }
}
