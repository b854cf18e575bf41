import type { BatchRequest } from '@jepa-masks/core';
import fc from 'fast-check';
import { maskIntegers } from '../integers.js';
import { demand, type Law } from '../law.js';
import { requests } from '../requests.js';
import type { Subject } from '../subject.js';

const SAMPLES = 1_000;

/** How far a number of equal pairs may be from what is expected, in standard deviations: by chance once in a billion. */
const FAR = 6;

const namesOf = ({ plan, draw }: Subject, list: ReadonlyArray<BatchRequest>): ReadonlyArray<string> =>
  list.flatMap((request) => {
    const geometry = draw(plan, request);
    return Array.from({ length: geometry.count }, (_, sample) => maskIntegers(geometry, sample).join());
  });

/** Neighbours along one axis of the key: consecutive indices, steps, seeds. */
const axes = (origin: BatchRequest): Readonly<Record<string, ReadonlyArray<BatchRequest>>> => {
  const along = (change: (at: number) => Partial<BatchRequest>): ReadonlyArray<BatchRequest> =>
    Array.from({ length: SAMPLES }, (_, at) => ({ ...origin, count: 1, ...change(at) }));
  const { seed, step = 0 } = origin;
  return {
    index: [{ ...origin, count: SAMPLES }],
    step: along((at) => ({ step: step + at })),
    // Text that is a number is no seed.
    seed: along((at) => ({ seed: typeof seed === 'number' ? Math.floor(seed / 2) + at : `${seed}#${at}` })),
  };
};

/**
 * How often neighbours are equal, against how often any two samples of all
 * axes are: a key that ignores one of its parts gives neighbours that always are.
 */
export const independence: Law = {
  name: 'independence',
  proves:
    'samples of neighbouring indices, steps and seeds are equal no more often than any two (broken by chance once in three hundred million runs)',
  isStatistical: true,
  property: (subject) =>
    fc.property(requests(1), ({ seed, step, first }) => {
      const along = Object.entries(axes({ seed, step: Math.min(step, 2 ** 52), first, count: 1 })).map(
        ([axis, list]) => [axis, namesOf(subject, list)] as const,
      );
      const counts = new Map<string, number>();
      for (const name of along.flatMap(([, names]) => names)) counts.set(name, (counts.get(name) ?? 0) + 1);
      const total = along.length * SAMPLES;
      let expected = 0;
      let cubes = 0;
      for (const count of counts.values()) {
        const share = count / total;
        expected += share * share;
        cubes += share * share * share;
      }
      // Two pairs with a sample in common are equal together more often than others, which the
      // expectation, being taken from the same samples, follows in part: two thirds are left.
      const variance = expected * (1 - expected) + (2 / 3) * (cubes - expected * expected);
      for (const [axis, names] of along) {
        const equal = names.filter((name, at) => at > 0 && name === names[at - 1]).length;
        const pairs = names.length - 1;
        // A few more than none are allowed for where equal pairs are so rare that their number is no normal.
        const most = pairs * expected + FAR * Math.sqrt(pairs * variance) + FAR;
        demand(
          equal <= most,
          () =>
            `${equal} of ${pairs} neighbouring ${axis} pairs are equal; at most ${most.toFixed(0)} expected`,
        );
      }
    }),
};
