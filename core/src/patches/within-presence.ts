import { countSet } from '../geometry/count-bits.js';
import { wordsPerMask } from '../geometry/part.js';
import type { Stream } from '../keys/stream.js';
import type { PlannedPart } from '../plan/planned-part.js';
import { allPatches } from './all-patches.js';
import { PatchDraw } from './patch-draw.js';

/** Patches, as bits, that masks may have: all of them, unless said. */
export interface Reach {
  readonly contexts?: Uint32Array;
  readonly targets?: Uint32Array;
}

/**
 * Brings the masks of a sample to the patches that are present. What is absent
 * leaves every mask. Then masks that keep their share of the patches are thinned
 * or filled to it, each present patch as likely; of others only those that were
 * left without a patch are given one. None is given a patch that it may not have.
 * It keeps its scratch: no sample allocates.
 */
export class WithinPresence {
  /** The masks of the sample, as drawn; then as they are within. */
  readonly words: Uint32Array;
  readonly #part: PlannedPart;
  readonly #length: number;
  readonly #keepsShare: boolean;
  readonly #ofContexts: Uint32Array;
  readonly #ofTargets: Uint32Array;
  readonly #draw: PatchDraw;
  /** Patches that each mask had, then those that it is to have. */
  readonly #sizes: Int32Array;
  /** Where sets of scratch begin in `words`: the patches of any target, and those that may be taken. */
  readonly #union: number;
  readonly #pool: number;

  /** @param reach which patches masks may have, as they are drawn */
  constructor(part: PlannedPart, reach: Reach = {}) {
    const { contexts, targets, grid, masks, keepsWithin } = part;
    this.#part = part;
    this.#length = wordsPerMask(grid.patches);
    this.#keepsShare = (keepsWithin ?? (masks === 'patches' ? 'share' : 'places')) === 'share';
    this.#ofContexts = reach.contexts ?? allPatches(grid.patches);
    this.#ofTargets = reach.targets ?? allPatches(grid.patches);
    this.#draw = new PatchDraw(grid.patches);
    this.#sizes = new Int32Array(contexts + targets);
    this.#union = (contexts + targets) * this.#length;
    this.#pool = this.#union + this.#length;
    this.words = new Uint32Array(this.#pool + this.#length);
  }

  /**
   * @param present where the patches of the sample are said, from word `at` on
   * @param size how many are present: not all
   */
  restrict(present: Uint32Array, at: number, size: number, stream: Stream): void {
    const { contexts, targets, grid } = this.#part;
    if (size < 2) {
      this.#seeAll(present, at);
      return;
    }
    this.#join(0, contexts + targets);
    const isCovered = this.#count(this.#union) === grid.patches;
    for (let mask = 0; mask < contexts + targets; mask++) {
      this.#sizes[mask] = this.#count(this.#at(mask));
      for (let word = 0; word < this.#length; word++) {
        this.words[this.#at(mask) + word]! &= present[at + word]!;
      }
    }
    this.#settleSizes(size, stream);
    this.#bringTargets(present, at, stream);
    if (this.#part.targetOverlap === 'allow') this.#leaveOne(present, at, size, stream);
    this.#join(contexts, contexts + targets);
    if (isCovered && this.#keepsShare && contexts === 1) this.#cover(present, at, stream);
    else this.#bringContexts(present, at, stream);
  }

  #at(mask: number): number {
    return mask * this.#length;
  }

  #count(at: number): number {
    return countSet(this.words, at, this.#length);
  }

  /** All that is present, for want of patches: nothing is masked. */
  #seeAll(present: Uint32Array, at: number): void {
    const end = this.#at(this.#part.contexts);
    for (let word = 0; word < this.#union; word++) {
      const one = word % this.#length;
      this.words[word] = word < end ? present[at + one]! & this.#ofContexts[one]! : 0;
    }
  }

  /** The patches of any of some masks. */
  #join(from: number, to: number): void {
    for (let word = 0; word < this.#length; word++) {
      let any = 0;
      for (let mask = from; mask < to; mask++) any |= this.words[this.#at(mask) + word]!;
      this.words[this.#union + word] = any;
    }
  }

  /** How many patches each mask is to have; those of targets leave the contexts one. */
  #settleSizes(size: number, stream: Stream): void {
    const { contexts, targets, grid, targetOverlap } = this.#part;
    const isApart = targetOverlap === 'forbid';
    const room = isApart ? Math.max(Math.min(targets, size - 1), size - contexts) : size - 1;
    let sum = 0;
    for (let mask = 0; mask < contexts + targets; mask++) {
      const kept = this.#keepsShare
        ? Math.floor((2 * this.#sizes[mask]! * size + grid.patches) / (2 * grid.patches))
        : this.#count(this.#at(mask));
      // One that was drawn without a patch, as some plans have it, stays so.
      this.#sizes[mask] = this.#sizes[mask] === 0 ? 0 : Math.min(Math.max(1, kept), size - 1);
      if (mask >= contexts) sum += this.#sizes[mask]!;
    }
    for (; isApart && sum > room; sum--) this.#sizes[this.#largest(stream)]!--;
  }

  /** A target that is to have as many patches as any, each of those as likely. */
  #largest(stream: Stream): number {
    const { contexts } = this.#part;
    let most = -1;
    let alike = 0;
    let found = contexts;
    for (let mask = contexts; mask < this.#sizes.length; mask++) {
      const size = this.#sizes[mask]!;
      if (size > most) {
        most = size;
        alike = 0;
      }
      if (size === most && stream.below(++alike) === 0) found = mask;
    }
    return found;
  }

  /** Thins and fills targets, after all of them are thinned. */
  #bringTargets(present: Uint32Array, at: number, stream: Stream): void {
    const { contexts, targets, targetOverlap } = this.#part;
    for (let mask = contexts; mask < contexts + targets; mask++) this.#thin(mask, stream);
    for (let mask = contexts; mask < contexts + targets; mask++) {
      const missing = this.#sizes[mask]! - this.#count(this.#at(mask));
      if (missing <= 0) continue;
      if (targetOverlap === 'allow') this.#join(mask, mask + 1);
      else this.#join(contexts, contexts + targets);
      const isFree = !this.#keepsShare && this.#poolFree(present, at, this.#ofTargets) >= missing;
      if (!isFree) this.#poolWithout(present, at, this.#pool, this.#ofTargets);
      const given = Math.min(missing, this.#count(this.#pool));
      this.#draw.move(this.words, this.#pool, this.#at(mask), given, stream);
    }
  }

  #bringContexts(present: Uint32Array, at: number, stream: Stream): void {
    const { contexts } = this.#part;
    for (let mask = 0; mask < contexts; mask++) {
      for (let word = 0; word < this.#length; word++) {
        this.words[this.#at(mask) + word]! &= ~this.words[this.#union + word]!;
      }
      if (this.#keepsShare) this.#thin(mask, stream);
    }
    for (let mask = 0; mask < contexts; mask++) {
      const has = this.#count(this.#at(mask));
      const wanted = this.#keepsShare ? this.#sizes[mask]! : Math.min(1, this.#sizes[mask]!);
      const missing = Math.min(wanted - has, this.#poolFree(present, at, this.#ofContexts));
      if (missing > 0) this.#draw.move(this.words, this.#pool, this.#at(mask), missing, stream);
      else if (has === 0 && wanted > 0) {
        // Nothing is left that no context has: it shares one of theirs.
        this.#poolWithout(present, at, this.#pool, this.#ofContexts);
        if (this.#count(this.#pool) > 0) this.#draw.move(this.words, this.#pool, this.#at(mask), 1, stream);
        else this.#takeOne(mask, present, at, stream);
      }
    }
  }

  /** The only context has all the rest; of a single target that is what the context may not have. */
  #cover(present: Uint32Array, at: number, stream: Stream): void {
    this.#poolWithout(present, at, 0, this.#ofContexts);
    if (this.#sizes[0]! > 0 && this.#count(0) === 0) this.#takeOne(0, present, at, stream);
    if (this.#part.targets !== 1) return;
    for (let word = 0; word < this.#length; word++) {
      this.words[this.#at(1) + word] = present[at + word]! & ~this.words[word]!;
    }
  }

  /** Gives a context a patch that it may have of the targets that have several; what they gave up before comes back. */
  #takeOne(context: number, present: Uint32Array, at: number, stream: Stream): void {
    const { contexts, targets } = this.#part;
    for (let word = 0; word < this.#length; word++) this.words[this.#pool + word] = 0;
    for (let mask = contexts; mask < contexts + targets; mask++) {
      if (this.#count(this.#at(mask)) < 2) continue;
      for (let word = 0; word < this.#length; word++) {
        this.words[this.#pool + word]! |= this.words[this.#at(mask) + word]! & this.#ofContexts[word]!;
      }
    }
    if (this.#count(this.#pool) === 0) return;
    this.#draw.move(this.words, this.#pool, this.#at(context), 1, stream);
    for (let mask = contexts; mask < contexts + targets; mask++) {
      for (let word = 0; word < this.#length; word++) {
        this.words[this.#at(mask) + word]! &= ~this.words[this.#at(context) + word]!;
      }
      const missing = this.#sizes[mask]! - this.#count(this.#at(mask));
      const given = Math.min(missing, this.#poolFree(present, at, this.#ofTargets));
      if (given > 0) this.#draw.move(this.words, this.#pool, this.#at(mask), given, stream);
    }
  }

  #thin(mask: number, stream: Stream): void {
    const surplus = this.#count(this.#at(mask)) - this.#sizes[mask]!;
    if (surplus > 0) this.#draw.move(this.words, this.#at(mask), -1, surplus, stream);
  }

  /** Writes what is present, of those patches and not in the union to a set of scratch, or to a mask. */
  #poolWithout(present: Uint32Array, at: number, to: number, of: Uint32Array): void {
    for (let word = 0; word < this.#length; word++) {
      this.words[to + word] = present[at + word]! & of[word]! & ~this.words[this.#union + word]!;
    }
  }

  /** The same in no context, to be drawn from; how many patches that is. */
  #poolFree(present: Uint32Array, at: number, of: Uint32Array): number {
    this.#poolWithout(present, at, this.#pool, of);
    for (let word = 0; word < this.#length; word++) {
      for (let mask = 0; mask < this.#part.contexts; mask++) {
        this.words[this.#pool + word]! &= ~this.words[this.#at(mask) + word]!;
      }
    }
    return this.#count(this.#pool);
  }

  /** Targets that may overlap and have everything leave the contexts a patch, each as likely. */
  #leaveOne(present: Uint32Array, at: number, size: number, stream: Stream): void {
    const { contexts, targets } = this.#part;
    this.#join(contexts, contexts + targets);
    if (this.#count(this.#union) < size) return;
    // The union loses the patch; the pool is what it has left.
    for (let word = 0; word < this.#length; word++) this.words[this.#union + word] = present[at + word]!;
    this.#draw.move(this.words, this.#union, -1, 1, stream);
    for (let mask = contexts; mask < contexts + targets; mask++) {
      for (let word = 0; word < this.#length; word++) {
        this.words[this.#at(mask) + word]! &= this.words[this.#union + word]!;
        this.words[this.#pool + word] = this.words[this.#union + word]! & this.#ofTargets[word]!;
      }
      if (this.#sizes[mask]! > 0 && this.#count(this.#at(mask)) === 0 && this.#count(this.#pool) > 0) {
        this.#draw.move(this.words, this.#pool, this.#at(mask), 1, stream);
      }
    }
  }
}
