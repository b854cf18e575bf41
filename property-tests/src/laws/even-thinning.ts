import { thinned, thinningPhase } from '@jepa-masks/core/geometry';
import fc from 'fast-check';
import { demand, type Law } from '../law.js';
import { labelOf } from '../law-of-samples.js';
import { masksOf } from '../patches.js';
import { seeds } from '../requests.js';

const SAMPLES = 2_000;

/** ln(2 / 10⁻¹²): how rarely a cell may stray by chance. */
const LOG_ODDS = Math.log(2) + 12 * Math.LN10;

/** Lists in which a patch, or a place, was: how often it was kept, and how often it should have been. */
class Cell {
  #lists = 0;
  #kept = 0;
  #expected = 0;

  add(isKept: boolean, share: number): void {
    this.#lists++;
    if (isKept) this.#kept++;
    this.#expected += share;
  }

  /** Hoeffding's bound ("Probability inequalities for sums of bounded random variables", 1963). */
  get isFair(): boolean {
    return Math.abs(this.#kept - this.#expected) <= Math.sqrt((this.#lists * LOG_ODDS) / 2);
  }

  get story(): string {
    return `kept in ${this.#kept} of ${this.#lists} thinned lists instead of ${this.#expected.toFixed(0)}`;
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
        const { contexts, targets, phases } = part;
        const cells = new Map<string, Cell>();
        const cellOf = (name: string): Cell => {
          const known = cells.get(name) ?? new Cell();
          cells.set(name, known);
          return known;
        };
        // One mask a sample, in turn: samples are independent of each other.
        for (let sample = 0; sample < SAMPLES; sample++) {
          const mask = sample % (contexts + targets);
          const masks = masksOf(part, sample);
          const list = [...[...masks.contexts, ...masks.targets][mask]!].sort((a, b) => a - b);
          const patches = list.length;
          if (patches < 2) continue;
          // Every length in turn, whatever the phase.
          const length = 1 + (Math.floor(sample / (contexts + targets)) % (patches - 1));
          const phase = thinningPhase(phases[sample]!, mask, patches);
          const kept = new Set(
            Array.from({ length }, (_, entry) => list[thinned(entry, length, patches, phase)]),
          );
          list.forEach((patch, place) => {
            const count = (name: string): void => cellOf(name).add(kept.has(patch), length / patches);
            count(`patch ${patch}`);
            if (place === 0) count(`the first patch of mask ${mask}`);
            if (place === patches - 1) count(`the last patch of mask ${mask}`);
          });
        }
        for (const [name, cell] of cells) {
          demand(cell.isFair, () => `${labelOf(part)}${name} is ${cell.story}`);
        }
      }
    }),
};
