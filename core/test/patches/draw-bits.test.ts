import { BROKEN, chiSquareScore } from '@jepa-masks/property-tests';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawBits, nextBit } from '../../src/patches/draw-bits.js';
import { streamOf } from './stream-of.js';

const isSet = (words: Uint32Array, place: number): boolean =>
  (words[place >>> 5]! & (0x80000000 >>> (place & 31))) !== 0;

/** The places whose bits are set, also past the last one. */
const placesOf = (words: Uint32Array): ReadonlyArray<number> =>
  Array.from({ length: words.length * 32 }, (_, place) => place).filter((place) => isSet(words, place));

const subsets = fc
  .integer({ min: 0, max: 130 })
  .chain((places) => fc.tuple(fc.constant(places), fc.integer({ min: 0, max: places }), fc.integer()));

describe('bits drawn', () => {
  it('are exactly so many, all among the places, whatever was there before', () => {
    fc.assert(
      fc.property(subsets, fc.nat({ max: 0xffff_ffff }), ([places, count, seed], before) => {
        const words = new Uint32Array((places + 31) >>> 5).fill(before);
        drawBits(words, places, count, streamOf(seed));
        const set = placesOf(words);
        expect(set.length).toBe(count);
        expect(set.every((place) => place < places)).toBe(true);
      }),
    );
  });

  it('leave words past the last place as they are', () => {
    const words = new Uint32Array(3).fill(7);
    drawBits(words, 33, 20, streamOf(1));
    expect(words[2]).toBe(7);
  });

  it.each([
    ['few', 6, 2],
    ['many', 6, 4],
    ['half', 6, 3],
    ['over two words', 34, 33],
  ])('are every subset as often where they are %s', (_, places, count) => {
    const words = new Uint32Array((places + 31) >>> 5);
    const stream = streamOf(5);
    const found = new Map<string, number>();
    for (let draw = 0; draw < 60_000; draw++) {
      drawBits(words, places, count, stream);
      const subset = words.join(' ');
      found.set(subset, (found.get(subset) ?? 0) + 1);
    }
    let ways = 1;
    for (let one = 1; one <= count; one++) ways = (ways * (places - count + one)) / one;
    expect(found.size).toBe(ways);
    const expected = Array.from({ length: ways }, () => 60_000 / ways);
    expect(chiSquareScore([...found.values()], expected)).toBeLessThan(BROKEN);
  });
});

describe('the next bit', () => {
  it('is the first one set from a place on', () => {
    fc.assert(
      fc.property(
        fc.uint32Array({ minLength: 1, maxLength: 4 }).filter((words) => words.some((word) => word !== 0)),
        fc.nat(),
        (words, number) => {
          const set = placesOf(words);
          const from = number % (set.at(-1)! + 1);
          expect(nextBit(words, from)).toBe(set.find((place) => place >= from));
        },
      ),
    );
  });
});
