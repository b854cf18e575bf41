import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Places } from '../../../src/blocks/packing/places.js';
import { Rectangles } from '../../../src/blocks/packing/rectangles.js';
import { freePlaces, liesIn, type Region } from './boards.js';

const ROWS = 8;
const COLUMNS = 9;

const regions: fc.Arbitrary<ReadonlyArray<Region>> = fc.array(
  fc
    .tuple(
      fc.nat(ROWS - 1),
      fc.nat(COLUMNS - 1),
      fc.integer({ min: 1, max: ROWS }),
      fc.integer({ min: 1, max: COLUMNS }),
    )
    .map(([top, left, height, width]) => ({
      top,
      left,
      bottom: Math.min(ROWS, top + height),
      right: Math.min(COLUMNS, left + width),
    })),
  { maxLength: 8 },
);

const listOf = (of: ReadonlyArray<Region>): Rectangles => {
  const list = new Rectangles();
  for (const { top, left, bottom, right } of of) list.add(top, left, bottom, right);
  return list;
};

const listed = (places: Places): ReadonlyArray<readonly [top: number, left: number]> =>
  Array.from({ length: places.walk(-1) }, (_, rank) => {
    expect(places.walk(rank)).toBe(rank);
    return [places.top, places.left];
  });

describe('places inside rectangles', () => {
  test('are each counted once, by top, then left, however many rectangles hold them', () => {
    // One for all, as a sampler has it: what it found before does not matter.
    const places = new Places();
    const sizes = fc.array(fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 })), {
      minLength: 1,
      maxLength: 3,
    });
    fc.assert(
      fc.property(regions, sizes, (of, asked) => {
        for (const [height, width] of asked) {
          const expected = freePlaces(
            { top: 0, left: 0, bottom: ROWS, right: COLUMNS },
            [{ height, width }],
            [],
          )
            .filter((block) => of.some((region) => liesIn(block, region)))
            .map(({ top, left }) => [top, left]);
          places.turnTo(listOf(of), height, width);
          expect(listed(places)).toEqual(expected);
        }
      }),
      { numRuns: 400 },
    );
  });

  test('are each told once, where they are counted in every rectangle that holds them', () => {
    const places = new Places();
    const side = fc.integer({ min: 1, max: 4 });
    let repeated = 0;
    fc.assert(
      fc.property(regions, side, side, (of, height, width) => {
        const list = listOf(of);
        const count = places.turnTo(list, height, width);
        const told: Array<readonly [number, number]> = [];
        for (let rank = 0; rank < count; rank++) {
          if (places.moveTo(rank)) told.push([places.top, places.left]);
        }
        repeated += count - told.length;
        const inOrder = told.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]);
        expect(inOrder).toEqual(listed(places));
      }),
      { numRuns: 300 },
    );
    expect(repeated).toBeGreaterThan(100);
  });

  test('are found in more rectangles than there was room for', () => {
    const diagonal = Array.from({ length: 90 }, (_, at) => ({
      top: at,
      left: 90 - at,
      bottom: at + 2,
      right: 92 - at,
    }));
    const places = new Places();
    expect(places.turnTo(listOf(diagonal.slice(0, 2)), 1, 1)).toBe(8);
    expect(places.walk(-1)).toBe(7);
    places.turnTo(listOf(diagonal), 2, 2);
    expect(listed(places)).toEqual(diagonal.map(({ top, left }) => [top, left]));
  });
});
