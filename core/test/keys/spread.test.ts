import { chiSquareScore } from '@jepa-masks/property-tests';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromSeed } from '../../src/keys/key.js';
import { spreadOf } from '../../src/keys/spread.js';

describe('numbers spread over a step', () => {
  it('fall once into each of 2ᵏ intervals, from any multiple of 2ᵏ indices on', () => {
    const blocks = fc.oneof(
      fc.nat(1_000_000),
      fc.maxSafeNat().map((block) => Math.floor(block / 1024)),
    );
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 0, max: 8 }), blocks, (seed, power, block) => {
        const spread = spreadOf(fromSeed(seed));
        const length = 2 ** power;
        const strata = Array.from({ length }, (_, at) =>
          Math.floor((spread(block * length + at) / 4294967296) * length),
        );
        expect(strata.sort((a, b) => a - b)).toEqual([...Array(length).keys()]);
      }),
    );
  });

  it('come in every order that there can be, and of each index every number as often', () => {
    const orders = new Map<string, number>();
    const places = new Array<number>(16).fill(0);
    const seeds = 12_000;
    for (let seed = 0; seed < seeds; seed++) {
      const spread = spreadOf(fromSeed(seed));
      const four = [4, 5, 6, 7].map((index) => Math.floor(spread(index) / 2 ** 30));
      orders.set(four.join(), (orders.get(four.join()) ?? 0) + 1);
      places[Math.floor(spread(11) / 2 ** 28)]!++;
    }
    // Of 24 orders the eight of which each half has a number of either half.
    expect(orders.size).toBe(8);
    expect(Math.abs(chiSquareScore([...orders.values()], new Array(8).fill(seeds / 8)))).toBeLessThan(4);
    expect(Math.abs(chiSquareScore(places, new Array(16).fill(seeds / 16)))).toBeLessThan(4);
  });

  it('decide pairs apart from each other', () => {
    const spread = spreadOf(fromSeed(5));
    const first = Array.from({ length: 4096 }, (_, pair) => spread(2 * pair) >= 2 ** 31);
    const changes = first.filter((one, pair) => pair > 0 && one !== first[pair - 1]).length;
    expect(Math.abs(changes - 2048)).toBeLessThan(5 * 32);
  });
});
