import fc from 'fast-check';
import { expect } from 'vitest';
import { countBits } from '../../src/geometry/count-bits.js';
import { wordOffset, wordsPerMask } from '../../src/geometry/part.js';
import type { Plan } from '../../src/index.js';
import { lengthsOf, sampleBatch } from '../../src/index.js';

/** Patches of one mask as text of noughts and ones. */
const textOf = (words: Uint32Array, at: number, patches: number): string =>
  Array.from({ length: patches }, (_, patch) =>
    (words[at + (patch >>> 5)]! & (0x80000000 >>> (patch & 31))) === 0 ? '0' : '1',
  ).join('');

/** One sample: its context and its target as text, and how many patches each has. */
interface DrawnSample {
  readonly context: string;
  readonly target: string;
  readonly kept: number;
  readonly masked: number;
}

/** The samples of a plan of patch sets with one context and one target a part, part after part. */
export const drawnSets = (plan: Plan, count: number, seed = 1, step = 0): ReadonlyArray<DrawnSample> =>
  sampleBatch(plan, { seed, step, count }).parts.flatMap((part) => {
    if (part.masks !== 'patches') throw new Error('no patch sets');
    const { patches } = part.grid;
    const length = wordsPerMask(patches);
    return Array.from({ length: count }, (_, sample) => {
      const at = wordOffset(part, sample, 0);
      const bits = (from: number) =>
        part.words.subarray(from, from + length).reduce((sum, word) => sum + countBits(word), 0);
      return {
        context: textOf(part.words, at, patches),
        target: textOf(part.words, at + length, patches),
        kept: bits(at),
        masked: bits(at + length),
      };
    });
  });

/** How often each set was drawn. */
export const countsOf = (sets: ReadonlyArray<string>): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const set of sets) counts.set(set, (counts.get(set) ?? 0) + 1);
  return counts;
};

/**
 * How far the patch strays most that is in a set too often or too seldom, in
 * standard deviations, if each should be in a share of the sets.
 */
export const mostUneven = (sets: ReadonlyArray<string>, share: number): number => {
  const patches = sets[0]!.length;
  const seen = Array.from({ length: patches }, (_, patch) => sets.filter((set) => set[patch] === '1').length);
  const deviation = Math.sqrt(sets.length * share * (1 - share));
  return Math.max(...seen.map((count) => Math.abs(count - sets.length * share) / deviation));
};

/** Images of up to 9 × 9 patches, two at least. */
export const images: fc.Arbitrary<{ readonly inputSize: readonly [number, number]; readonly patchSize: 1 }> =
  fc
    .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }))
    .filter(([rows, columns]) => rows * columns > 1)
    .map((inputSize) => ({ inputSize, patchSize: 1 }));

/** Holds some samples to a plan that masks exactly so many patches in every one, and keeps all others. */
export const expectAllKeptOrMasked = (plan: Plan<''>, seed: number): void => {
  const { context, targets } = lengthsOf(plan);
  expect(context + targets).toBe(plan.parts[0].grid.patches);
  for (const one of drawnSets(plan, 4, seed)) {
    expect([one.kept, one.masked]).toEqual([context, targets]);
    expect([...one.context].every((bit, patch) => bit !== one.target[patch])).toBe(true);
  }
};

/** Such images, and those whose rows or columns are more than a word of bits. */
export const wideImages: typeof images = fc.oneof(
  images,
  fc
    .constantFrom<readonly [number, number]>([70, 3], [3, 64], [33, 40], [32, 96])
    .map((inputSize) => ({ inputSize, patchSize: 1 }) as const),
);
