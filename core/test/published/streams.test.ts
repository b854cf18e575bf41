import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cpython } from '../../src/published/streams/cpython.js';
import { numpyLegacy } from '../../src/published/streams/numpy-legacy.js';
import { shuffle } from '../../src/published/streams/shuffle.js';
import type { StreamKind } from '../../src/published/streams/stream.js';
import { torch } from '../../src/published/streams/torch.js';

/** What Python gave after seeding once: three floats, integers below SIZES, (a permutation,) a float. */
interface Recorded {
  readonly seed: string;
  readonly floats: ReadonlyArray<number>;
  readonly below: ReadonlyArray<number>;
  readonly permutation?: ReadonlyArray<number>;
  readonly float: number;
}

const SIZES = [1, 2, 10, 1, 1000, 2 ** 31, 2 ** 32 - 1, 7];

/** Recorded with CPython 3.11, NumPy 1.24 and PyTorch 1.13. */
const recorded: Record<string, ReadonlyArray<Recorded>> = JSON.parse(
  readFileSync(new URL('./golden/streams.json', import.meta.url), 'utf8'),
);

const kinds: Record<string, StreamKind> = { cpython, numpyLegacy, torch };

describe.each(Object.entries(kinds))('the %s stream', (name, kind) => {
  it.each(recorded[name]!)('gives what Python gives for seed $seed', (case_) => {
    const stream = kind.resume(kind.seeded(BigInt(case_.seed)));
    expect(case_.floats.map(() => stream.float())).toEqual(case_.floats);
    expect(SIZES.map((size) => stream.below(size))).toEqual(case_.below);
    if (case_.permutation !== undefined) {
      const order = Int32Array.from(case_.permutation, (_, i) => i);
      shuffle(stream, order);
      expect([...order]).toEqual(case_.permutation);
    }
    expect(stream.float()).toBe(case_.float);
  });

  it('stays inside the bounds it is asked for', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2 ** 32 - 1 }),
        fc.integer({ min: 1, max: 2 ** 32 - 1 }),
        (seed, size) => {
          const stream = kind.resume(kind.seeded(BigInt(seed)));
          const value = stream.below(size);
          const float = stream.float();
          return Number.isInteger(value) && value >= 0 && value < size && float >= 0 && float < 1;
        },
      ),
    );
  });

  it('leaves the state that it resumes as it is, and goes on from the state that it gives', () => {
    const state = kind.seeded(7n);
    const copy = [...state];
    const stream = kind.resume(state);
    stream.float();
    const middle = stream.state();
    const next = stream.float();
    expect(state).toEqual(copy);
    expect(kind.resume(middle).float()).toBe(next);
    expect(kind.resume(JSON.parse(JSON.stringify(middle))).float()).toBe(next);
  });
});

describe('seeds', () => {
  it('are 32 bits for NumPy, 64 bits for torch, and nearly any integer for CPython', () => {
    expect([-1n, 0n, 2n ** 32n - 1n, 2n ** 32n].map(numpyLegacy.accepts)).toEqual([false, true, true, false]);
    const ends = [-(2n ** 63n) - 1n, -(2n ** 63n), 2n ** 64n - 1n, 2n ** 64n];
    expect(ends.map(torch.accepts)).toEqual([false, true, true, false]);
    expect([-(2n ** 19967n), 2n ** 19968n].map(cpython.accepts)).toEqual([true, false]);
  });

  it('differ for CPython where their low words are the same', () => {
    const floats = [1n, 1n + 2n ** 32n, 1n + 2n ** 64n].map((seed) =>
      cpython.resume(cpython.seeded(seed)).float(),
    );
    expect(new Set(floats).size).toBe(3);
  });
});
