import type { Grid } from '@jepa-masks/core';
import fc from 'fast-check';
import { BROKEN, homogeneityScore } from '../chi-square.js';
import { demand, type Law } from '../law.js';
import { labelOf } from '../law-of-samples.js';
import { masksOf } from '../patches.js';
import { seeds } from '../requests.js';

const SAMPLES = 2_000;

/** A third of the grid along each axis: fine enough to tell places apart, coarse enough to count. */
const coarse = (patch: number, { frames, rows, columns }: Grid): string =>
  [
    [Math.floor(patch / (rows * columns)), frames] as const,
    [Math.floor(patch / columns) % rows, rows] as const,
    [patch % columns, columns] as const,
  ]
    .map(([at, side]) => Math.floor((3 * at) / side))
    .join();

/** How large a mask is and where it begins and ends, which tells blocks apart by shape and place, and other masks nearly so. */
const placeOf = (mask: Set<number>, grid: Grid): string => {
  const patches = [...mask];
  const [first, last] = [Math.min(...patches), Math.max(...patches)];
  return `${mask.size} patches from ${coarse(first, grid)} to ${coarse(last, grid)}`;
};

/** Law 6, in part: no target of a sample is special. */
export const exchangeability: Law = {
  name: 'exchangeability',
  proves:
    'the first and the last target have the same distribution of sizes and places (broken by chance at most once in fifty million parts tested)',
  isStatistical: true,
  property: ({ plan, draw }) =>
    fc.property(seeds, (seed) => {
      const geometry = draw(plan, { seed, count: SAMPLES });
      for (const part of geometry.parts) {
        if (part.targets < 2) continue;
        const first = new Map<string, number>();
        const last = new Map<string, number>();
        // One slot from even samples, the other from odd ones: within a sample they depend on each other.
        for (let sample = 0; sample < SAMPLES; sample++) {
          const { targets } = masksOf(part, sample);
          const place = placeOf(sample % 2 === 0 ? targets[0]! : targets.at(-1)!, part.grid);
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
          () => `${labelOf(part)}first and last target differ by ${score.toFixed(1)} sigma`,
        );
      }
    }),
};
