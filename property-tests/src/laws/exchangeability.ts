import { blocksOf, type Plan } from '@jepa-masks/core';
import fc from 'fast-check';
import { BROKEN, homogeneityScore } from '../chi-square.js';
import { demand, type Law } from '../law.js';
import { seeds } from '../requests.js';

const SAMPLES = 2_000;

/** Law 6, in part: no target of a sample is special. */
export const exchangeability: Law = {
  name: 'exchangeability',
  proves:
    'the first and the last target have the same distribution of shapes and places (broken by chance at most once in fifty million levels tested)',
  isStatistical: true,
  property: ({ plan, draw }) =>
    fc.property(seeds, (seed) => {
      const geometry = draw(plan, { seed, count: SAMPLES });
      plan.levels.forEach((level, index) => {
        if (level.targets < 2) return;
        const first = new Map<string, number>();
        const last = new Map<string, number>();
        // One slot from even samples, the other from odd ones: within a sample they depend on each other.
        for (let sample = 0; sample < SAMPLES; sample++) {
          const { targets } = blocksOf(geometry, sample, index);
          const block = sample % 2 === 0 ? targets[0]! : targets.at(-1)!;
          const place = `${block.height} × ${block.width} at ${coarse(plan, block.top, block.left)}`;
          const counts = sample % 2 === 0 ? first : last;
          counts.set(place, (counts.get(place) ?? 0) + 1);
        }
        const places = [...new Set([...first.keys(), ...last.keys()])];
        const score = homogeneityScore(
          places.map((place) => first.get(place) ?? 0),
          places.map((place) => last.get(place) ?? 0),
        );
        demand(
          score < BROKEN,
          () => `level ${index}: first and last target differ by ${score.toFixed(1)} sigma`,
        );
      });
    }),
};

/** A third of the grid in each direction: fine enough to tell places apart, coarse enough to count. */
const coarse = ({ grid }: Plan, top: number, left: number): string =>
  `${Math.floor((3 * top) / grid.rows)},${Math.floor((3 * left) / grid.columns)}`;
