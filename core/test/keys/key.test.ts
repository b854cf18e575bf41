import fc from 'fast-check';
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';
import { describe, expect, test } from 'vitest';
import { foldIn, fromSeed, isSeed, split, streamState, threefry2x32 } from '../../src/keys/key.js';
import { Stream } from '../../src/keys/stream.js';

const seeds = fc.oneof(fc.maxSafeInteger(), fc.string());

describe('threefry2x32', () => {
  // Known-answer vectors of the Random123 distribution, threefry2x32 with 20 rounds.
  test.each([
    [0, 0, 0, 0, 0x6b200159, 0x99ba4efe],
    [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0x1cb996fc, 0xbb002be7],
    [0x13198a2e, 0x03707344, 0x243f6a88, 0x85a308d3, 0xc4923a9c, 0x483df7a0],
  ])('key %i %i, counter %i %i', (k0, k1, c0, c1, high, low) => {
    expect(threefry2x32({ high: k0, low: k1 }, { high: c0, low: c1 })).toEqual({ high, low });
  });
});

describe('keys', () => {
  test('a small integer seed is its own low word, as in JAX', () => {
    expect(fromSeed(42)).toEqual({ high: 0, low: 42 });
  });

  test('a negative seed is its two’s complement', () => {
    expect(fromSeed(-1)).toEqual({ high: 0xffffffff, low: 0xffffffff });
    expect(fromSeed(-(2 ** 32))).toEqual({ high: 0xffffffff, low: 0 });
  });

  // Integers do always; strings are hashed to 64 bits, and a hundred pairs meet by chance once in 10^17 runs.
  test('different seeds give different keys', () => {
    fc.assert(
      fc.property(seeds, seeds, (a, b) => {
        fc.pre(!Object.is(a, b) && !(a === 0 && b === 0));
        expect(fromSeed(a)).not.toEqual(fromSeed(b));
      }),
    );
  });

  test('a seed is a safe integer or a string and nothing else', () => {
    expect([0, -5, '', 'x', Number.MAX_SAFE_INTEGER].every(isSeed)).toBe(true);
    expect([0.5, Number.NaN, 2 ** 53, null, undefined, {}, 1n, true].some(isSeed)).toBe(false);
  });

  test('folding is injective in what is folded, for one key', () => {
    fc.assert(
      fc.property(seeds, fc.nat(Number.MAX_SAFE_INTEGER), fc.nat(Number.MAX_SAFE_INTEGER), (seed, a, b) => {
        fc.pre(a !== b);
        expect(foldIn(fromSeed(seed), a)).not.toEqual(foldIn(fromSeed(seed), b));
      }),
    );
  });

  test('split keys differ from each other and from every folded key', () => {
    const key = fromSeed(7);
    const names = [...split(key, 100), ...Array.from({ length: 100 }, (_, data) => foldIn(key, data))].map(
      ({ high, low }) => `${high}/${low}`,
    );
    expect(new Set(names).size).toBe(200);
  });

  test('a prefix of a longer split is a shorter split', () => {
    fc.assert(
      fc.property(seeds, fc.nat(20), fc.nat(20), (seed, a, b) => {
        expect(split(fromSeed(seed), a + b).slice(0, a)).toEqual(split(fromSeed(seed), a));
      }),
    );
  });
});

describe('Stream', () => {
  test('gives what pure-rand’s xoroshiro128plusFromState gives for the key’s state', () => {
    fc.assert(
      fc.property(
        seeds,
        fc.nat(Number.MAX_SAFE_INTEGER),
        fc.integer({ min: -1, max: 15 }),
        (seed, index, level) => {
          const root = fromSeed(seed);
          const folded = foldIn(root, index);
          const theirs = xoroshiro128plusFromState(streamState(level < 0 ? folded : foldIn(folded, level)));
          const ours = new Stream();
          ours.seed(root, index, level);
          for (let draw = 0; draw < 50; draw++) expect(ours.next()).toBe(theirs.next());
        },
      ),
    );
  });

  test('starts over when seeded again', () => {
    const stream = new Stream();
    const root = fromSeed('again');
    stream.seed(root, 3, -1);
    const first = [stream.next(), stream.next()];
    stream.seed(root, 4, -1);
    stream.next();
    stream.seed(root, 3, -1);
    expect([stream.next(), stream.next()]).toEqual(first);
  });

  test('bounded draws stay below the bound and reach every value', () => {
    const stream = new Stream();
    stream.seed(fromSeed(1), 0, -1);
    for (const bound of [1, 2, 3, 7, 100]) {
      // A value is missed by chance with odds below e^-50, so any is on a seed in 10^19.
      const seen = new Set(Array.from({ length: bound * 50 }, () => stream.below(bound)));
      expect([...seen].sort((a, b) => a - b)).toEqual(Array.from({ length: bound }, (_, value) => value));
    }
  });
});
