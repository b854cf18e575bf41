import { multiBlock, sampleBatch, unwrap } from '@jepa-masks/core';
import { thinned, thinningPhase } from '@jepa-masks/core/geometry';
import { cpu } from '@jepa-masks/cpu';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BROKEN, chiSquareScore } from '../src/index.js';

type Thin = typeof thinned;

const listOf = (thin: Thin, length: number, patches: number, phase: number): ReadonlyArray<number> =>
  Array.from({ length }, (_, entry) => thin(entry, length, patches, phase));

const tooLong = fc
  .tuple(fc.integer({ min: 1, max: 120 }), fc.integer({ min: 1, max: 120 }))
  .map(([length, beyond]) => ({ length, patches: length + beyond }));

/** Over all phases, each patch is in `length` lists, and each list has `length` patches in order. */
const keepsEachAlike = (thin: Thin) =>
  fc.property(tooLong, ({ length, patches }) => {
    const kept = new Array<number>(patches).fill(0);
    for (let phase = 0; phase < patches; phase++) {
      const list = listOf(thin, length, patches, phase);
      expect(list.every((patch, entry) => entry === 0 || patch > list[entry - 1]!)).toBe(true);
      for (const patch of list) kept[patch] = kept[patch]! + 1;
    }
    expect(kept).toEqual(new Array(patches).fill(length));
  });

describe('a list that is too long', () => {
  test('keeps each of its patches in exactly `length` of the phases', () => {
    fc.assert(keepsEachAlike(thinned), { numRuns: 60 });
  });

  test.each<[fault: string, thin: Thin]>([
    ['the first is always kept', (entry, length, patches) => Math.floor((entry * patches) / length)],
    [
      'the middle of each stretch is kept',
      (entry, length, patches) => Math.floor(((2 * entry + 1) * patches) / (2 * length)),
    ],
    ['the end is cut off', (entry) => entry],
    [
      'the phase is one of too few',
      (entry, length, patches, phase) => Math.floor((entry * patches + (phase >> 1)) / length),
    ],
  ])('is not thinned evenly where %s', (_, thin) => {
    const { failed, counterexample } = fc.check(keepsEachAlike(thin), { numRuns: 60, seed: 1 });
    expect(failed).toBe(true);
    expect(counterexample).toEqual([{ length: 1, patches: 2 }]);
  });

  test('keeps of any stretch its share to within one', () => {
    fc.assert(
      fc.property(tooLong, fc.nat(), ({ length, patches }, word) => {
        const kept = listOf(thinned, length, patches, word % patches);
        for (let start = 0; start < patches; start += 7) {
          for (let end = start; end <= patches; end++) {
            const share = ((end - start) * length) / patches;
            const seen = kept.filter((patch) => patch >= start && patch < end).length;
            expect(Math.abs(seen - share)).toBeLessThan(1 + 1e-9);
          }
        }
      }),
      { numRuns: 30 },
    );
  });

  test('is thinned exactly up to a grid of 65,536 patches', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 65_536 }), fc.nat(), fc.nat(), fc.nat(), (patches, a, b, c) => {
        const length = 1 + (a % (patches - 1));
        const entry = b % length;
        const phase = c % patches;
        const exact = (BigInt(entry) * BigInt(patches) + BigInt(phase)) / BigInt(length);
        expect(thinned(entry, length, patches, phase)).toBe(Number(exact));
      }),
    );
  });
});

describe('the phase of a mask', () => {
  const M = 0xffffffffn;
  /** The same in integers of any length. */
  const defined = (word: number, mask: number, patches: number): number => {
    let bits = (BigInt(word) + BigInt(mask) * 0x9e3779b9n) & M;
    bits = ((bits ^ (bits >> 16n)) * 0x85ebca6bn) & M;
    bits = ((bits ^ (bits >> 13n)) * 0xc2b2ae35n) & M;
    bits ^= bits >> 16n;
    return Number((bits * BigInt(patches)) >> 32n);
  };

  const words = fc.oneof(fc.nat(0xffffffff), fc.constantFrom(0, 1, 0x7fffffff, 0x80000000, 0xffffffff));

  test('is the high word of an exact product', () => {
    fc.assert(
      fc.property(words, fc.nat(300), fc.integer({ min: 0, max: 65_536 }), (word, mask, patches) => {
        expect(thinningPhase(word, mask, patches)).toBe(defined(word, mask, patches));
      }),
      { numRuns: 2_000, examples: [[0xffffffff, 0, 65_536]] },
    );
  });

  test('is the same of a word that is told as a signed number', () => {
    fc.assert(
      fc.property(words, fc.nat(300), (word, mask) => {
        expect(thinningPhase(word | 0, mask, 196)).toBe(thinningPhase(word, mask, 196));
      }),
    );
  });

  test('of one mask says nothing of another’s (broken by chance once in a billion runs)', () => {
    const plan = unwrap(multiBlock.plan({}));
    const [{ phases, count }] = sampleBatch(plan, { seed: 7, count: 40_000 }).parts;
    for (const patches of [2, 7, 20]) {
      const pairs = new Array<number>(patches * patches).fill(0);
      for (const word of phases) {
        const pair = thinningPhase(word, 0, patches) * patches + thinningPhase(word, 1, patches);
        pairs[pair] = pairs[pair]! + 1;
      }
      const expected = pairs.map(() => count / pairs.length);
      expect(Math.abs(chiSquareScore(pairs, expected))).toBeLessThan(BROKEN);
    }
  });
});

describe('the smallest case that was reported', () => {
  const plan = unwrap(multiBlock.plan({ inputSize: 96 }));
  const geometry = sampleBatch(plan, { seed: 42, count: 1 });
  const patches = [3, 4, 5, 24, 25, 26, 30, 31, 32, 33, 34, 35];

  const thinnedTo = (context: number, word: number): ReadonlyArray<number> => {
    const [part] = geometry.parts;
    const own: typeof geometry = { count: 1, parts: [{ ...part, phases: Uint32Array.of(word) }] };
    return [...cpu.fixedIndices(own, { context, targets: 1 }).context.data];
  };

  test('lacks the last patch no more often than any other', () => {
    expect([...cpu.indices(geometry).context.indices]).toEqual(patches);
    const missing = new Map<number, number>(patches.map((patch) => [patch, 0]));
    for (let word = 0; word < 1_200; word++) {
      const kept = thinnedTo(11, Math.imul(word, 0x9e3779b1) >>> 0);
      const [lost] = patches.filter((patch) => !kept.includes(patch));
      missing.set(lost!, missing.get(lost!)! + 1);
    }
    // 100 each, give or take four standard deviations of 9.6.
    for (const times of missing.values()) expect(Math.abs(times - 100)).toBeLessThan(39);
  });

  test('keeps, by its own key, what it keeps', () => {
    expect([...geometry.parts[0].phases]).toEqual([3_474_318_109]);
    expect([...cpu.fixedIndices(geometry, { context: 11, targets: 1 }).context.data]).toEqual([
      3, 4, 5, 24, 25, 30, 31, 32, 33, 34, 35,
    ]);
  });
});
