import { BROKEN, chiSquareScore } from '@jepa-masks/property-tests';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CompositionDraw } from '../../src/patches/composition-draw.js';
import { streamOf } from './stream-of.js';

const binomial = (n: number, k: number): number => (k === 0 ? 1 : (binomial(n - 1, k - 1) * n) / k);

describe('things shared among several', () => {
  it('are all shared, none twice, whatever was drawn before', () => {
    const draw = new CompositionDraw(400);
    fc.assert(
      fc.property(fc.nat(200), fc.integer({ min: 1, max: 200 }), fc.integer(), (total, parts, seed) => {
        const shares = new Int32Array(parts + 1).fill(-7);
        draw.draw(total, parts, shares, streamOf(seed));
        const given = shares.subarray(0, parts);
        expect(given.every((one) => one >= 0)).toBe(true);
        expect(given.reduce((sum, one) => sum + one, 0)).toBe(total);
        expect(shares[parts]).toBe(-7);
      }),
    );
  });

  it.each([
    ['bars are fewer', 5, 3],
    ['stars are fewer', 2, 5],
    ['there is one way', 0, 4],
    ['there is one part', 9, 1],
    ['places go over a word', 34, 2],
  ])('are shared in every way as often where %s', (_, total, parts) => {
    const ways = binomial(total + parts - 1, parts - 1);
    const draws = 2_000 * ways;
    const draw = new CompositionDraw(total + parts - 1);
    const stream = streamOf(3);
    const shares = new Int32Array(parts);
    const found = new Map<string, number>();
    for (let one = 0; one < draws; one++) {
      draw.draw(total, parts, shares, stream);
      const way = shares.join(' ');
      found.set(way, (found.get(way) ?? 0) + 1);
    }
    expect(found.size).toBe(ways);
    const expected = Array.from({ length: ways }, () => draws / ways);
    expect(ways === 1 || chiSquareScore([...found.values()], expected) < BROKEN).toBe(true);
  });
});
