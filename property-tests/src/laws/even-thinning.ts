import { thinned, thinningPhase } from '@jepa-masks/core/geometry';
import fc from 'fast-check';
import { demand, type Law } from '../law.js';
import { labelOf } from '../law-of-samples.js';
import { masksOf } from '../patches.js';
import { seeds } from '../requests.js';

const SAMPLES = 2_000;

/** ln(2 / 10⁻¹²): how rarely a cell may stray by chance. */
const LOG_ODDS = Math.log(2) + 12 * Math.LN10;

/** Lists in which a patch, or a place, was, by its number: how often it was kept, and how often it should have been. */
class Cells {
  readonly #lists: Int32Array;
  readonly #kept: Int32Array;
  readonly #expected: Float64Array;

  constructor(count: number) {
    this.#lists = new Int32Array(count);
    this.#kept = new Int32Array(count);
    this.#expected = new Float64Array(count);
  }

  add(cell: number, isKept: boolean, share: number): void {
    this.#lists[cell]!++;
    if (isKept) this.#kept[cell]!++;
    this.#expected[cell]! += share;
  }

  /** Hoeffding's bound ("Probability inequalities for sums of bounded random variables", 1963). */
  isFair(cell: number): boolean {
    const strays = Math.abs(this.#kept[cell]! - this.#expected[cell]!);
    return strays <= Math.sqrt((this.#lists[cell]! * LOG_ODDS) / 2);
  }

  story(cell: number): string {
    const [kept, lists, expected] = [this.#kept[cell], this.#lists[cell], this.#expected[cell]!];
    return `kept in ${kept} of ${lists} thinned lists instead of ${expected.toFixed(0)}`;
  }
}

/** A list that is too long loses any of its patches alike: the phases that thin it are as good as drawn by lot. */
export const evenThinning: Law = {
  name: 'even thinning',
  proves:
    'of a list of n patches thinned to a length, each patch is kept in length / n of the samples, the first and the last like all others (broken by chance at most once in a billion parts tested)',
  isStatistical: true,
  property: ({ plan, draw }) =>
    fc.property(seeds, (seed) => {
      const geometry = draw(plan, { seed, count: SAMPLES });
      for (const part of geometry.parts) {
        const { contexts, targets, phases, grid } = part;
        // Each patch, then the first and the last one of each mask.
        const ends = (mask: number): number => grid.patches + 2 * mask;
        const cells = new Cells(ends(contexts + targets));
        const nameOf = (cell: number): string => {
          const end = cell - grid.patches;
          return end < 0
            ? `patch ${cell}`
            : `the ${end % 2 === 0 ? 'first' : 'last'} patch of mask ${end >> 1}`;
        };
        const turns = Math.ceil(SAMPLES / (contexts + targets));
        // One mask a sample, in turn: samples are independent of each other.
        for (let sample = 0; sample < SAMPLES; sample++) {
          const mask = sample % (contexts + targets);
          const masks = masksOf(part, sample);
          const list = Int32Array.from([...masks.contexts, ...masks.targets][mask]!).sort();
          const patches = list.length;
          if (patches < 2) continue;
          // Every length in turn, whatever the phase; of more than there are turns, lengths spread over all.
          const turn = Math.floor(sample / (contexts + targets));
          const length =
            1 + (patches - 1 > turns ? Math.floor((turn * (patches - 1)) / turns) : turn % (patches - 1));
          const phase = thinningPhase(phases[sample]!, mask, patches);
          const kept = new Uint8Array(patches);
          for (let entry = 0; entry < length; entry++) kept[thinned(entry, length, patches, phase)] = 1;
          const add = (cell: number, place: number): void =>
            cells.add(cell, kept[place] === 1, length / patches);
          list.forEach(add);
          add(ends(mask), 0);
          add(ends(mask) + 1, patches - 1);
        }
        for (let cell = 0; cell < ends(contexts + targets); cell++) {
          demand(cells.isFair(cell), () => `${labelOf(part)}${nameOf(cell)} is ${cells.story(cell)}`);
        }
      }
    }),
};
