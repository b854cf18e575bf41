import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FreeRectangles } from '../../../src/blocks/packing/free-rectangles.js';
import { Rectangles } from '../../../src/blocks/packing/rectangles.js';
import type { Block } from '../../../src/index.js';
import { boards, meets, type Region, regionsOf } from './boards.js';

const ROWS = 6;
const COLUMNS = 7;

/** Every rectangle of a grid. */
const everyRegion = (rows: number, columns: number): ReadonlyArray<Region> => {
  const regions: Array<Region> = [];
  for (let top = 0; top < rows; top++) {
    for (let left = 0; left < columns; left++) {
      for (let bottom = top + 1; bottom <= rows; bottom++) {
        for (let right = left + 1; right <= columns; right++) regions.push({ top, left, bottom, right });
      }
    }
  }
  return regions;
};

const holds = (outer: Region, inner: Region): boolean =>
  outer.top <= inner.top &&
  outer.left <= inner.left &&
  outer.bottom >= inner.bottom &&
  outer.right >= inner.right;

/** Those that lie inside no other, once each, in order. */
const maximal = (regions: ReadonlyArray<Region>): ReadonlyArray<Region> =>
  regions
    .filter(
      (one, at) => !regions.some((other, before) => holds(other, one) && (!holds(one, other) || before < at)),
    )
    .toSorted((a, b) => a.top - b.top || a.left - b.left || a.bottom - b.bottom || a.right - b.right);

const regions: fc.Arbitrary<Region> = fc
  .record({
    top: fc.nat(ROWS - 1),
    left: fc.nat(COLUMNS - 1),
    height: fc.integer({ min: 1, max: ROWS }),
    width: fc.integer({ min: 1, max: COLUMNS }),
  })
  .map(({ top, left, height, width }) => ({
    top,
    left,
    bottom: Math.min(ROWS, top + height),
    right: Math.min(COLUMNS, left + width),
  }));

const listOf = (of: ReadonlyArray<Region>): Rectangles => {
  const list = new Rectangles();
  for (const { top, left, bottom, right } of of) list.add(top, left, bottom, right);
  return list;
};

describe('a list of rectangles', () => {
  test('has those that lie inside no other, whatever the order in which they were added', () => {
    fc.assert(
      fc.property(fc.array(regions, { maxLength: 24 }), regions, (added, { top, left, bottom, right }) => {
        const list = listOf(added);
        expect(regionsOf(list)).toEqual(maximal(added));
        expect(list.holds(top, left, bottom, right)).toBe(
          added.some((region) => holds(region, { top, left, bottom, right })),
        );
        const [height, width] = [bottom - top, right - left];
        expect(list.hasPlace(height, width)).toBe(
          added.some((region) => region.bottom - region.top >= height && region.right - region.left >= width),
        );
        list.clear();
        expect([list.count, list.holds(top, left, bottom, right), list.hasPlace(height, width)]).toEqual([
          0,
          false,
          false,
        ]);
      }),
      { numRuns: 300 },
    );
  });

  test('grows as far as it must', () => {
    const diagonal = Array.from({ length: 70 }, (_, at) => ({
      top: at,
      left: 70 - at,
      bottom: 71,
      right: 71,
    }));
    const regions = diagonal.map((region, at) => ({ ...region, bottom: at + 1, right: 71 - at }));
    expect(regionsOf(listOf(regions))).toEqual(regions);
  });
});

describe('free rectangles', () => {
  const isFree = ({ top, left, bottom, right }: Region, placed: ReadonlyArray<Block>): boolean =>
    !placed.some((block) => meets(block, { top, left, height: bottom - top, width: right - left }));

  test('are exactly the largest that meet no block placed, and again once blocks are taken back', () => {
    // Blocks that meet each other as well: such a list is their filter turned off.
    const placed = fc
      .array(regions, { maxLength: 5 })
      .map((of) =>
        of.map(({ top, left, bottom, right }) => ({ top, left, height: bottom - top, width: right - left })),
      );
    fc.assert(
      fc.property(boards(ROWS, COLUMNS, { obstacles: 5 }), placed, fc.boolean(), (board, any, disjoint) => {
        const [rows, columns] = disjoint ? [board.rows, board.columns] : [ROWS, COLUMNS];
        const blocks = disjoint ? board.obstacles : any;
        const every = everyRegion(rows, columns);
        const free = new FreeRectangles(rows, columns);
        const largest = blocks.map((_, count) =>
          maximal(every.filter((region) => isFree(region, blocks.slice(0, count)))),
        );
        blocks.forEach(({ top, left, height, width }, count) => {
          expect(regionsOf(free.list)).toEqual(largest[count]);
          free.place(top, left, height, width);
        });
        expect(regionsOf(free.list)).toEqual(maximal(every.filter((region) => isFree(region, blocks))));
        for (const before of largest.toReversed()) {
          free.takeBack();
          expect(regionsOf(free.list)).toEqual(before);
        }
        for (const { top, left, height, width } of blocks) free.place(top, left, height, width);
        free.clear();
        expect(regionsOf(free.list)).toEqual([{ top: 0, left: 0, bottom: rows, right: columns }]);
      }),
      { numRuns: 200 },
    );
  });

  test('taking all blocks back gives what it was confined to', () => {
    const free = new FreeRectangles(6, 6);
    free.confineTo(Int32Array.of(1, 1, 3, 4, 0, 4, 6, 2), 0, 2);
    const inside = regionsOf(free.list);
    expect(inside).toHaveLength(2);
    free.place(2, 2, 2, 4);
    free.clear();
    expect(regionsOf(free.list)).toEqual(inside);
    free.confineTo(Int32Array.of(0, 0, 6, 6), 0, 1);
    expect(regionsOf(free.list)).toEqual([{ top: 0, left: 0, bottom: 6, right: 6 }]);
  });
});
