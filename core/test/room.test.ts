import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { uncoveredByAny, uncoveredByDisjoint } from '../src/coverage.js';
import type { Block } from '../src/geometry.js';
import { minimalShapes, type Shape } from '../src/lattice.js';
import { BOTTOM, LEFT, RIGHT, Room, TOP } from '../src/room.js';

const meets = (a: Block, b: Block): boolean =>
  a.top < b.top + b.height &&
  b.top < a.top + a.height &&
  a.left < b.left + b.width &&
  b.left < a.left + a.width;

/** Tries every position of every shape: what {@link Room} must agree with. */
const fitsPlainly = (
  region: Block,
  obstacles: ReadonlyArray<Block>,
  shapes: ReadonlyArray<Shape>,
  blocks: number,
): boolean => {
  if (blocks === 0) return true;
  for (const { height, width } of shapes) {
    for (let top = region.top; top + height <= region.top + region.height; top++) {
      for (let left = region.left; left + width <= region.left + region.width; left++) {
        const block = { top, left, height, width };
        if (obstacles.some((obstacle) => meets(obstacle, block))) continue;
        if (fitsPlainly(region, [...obstacles, block], shapes, blocks - 1)) return true;
      }
    }
  }
  return false;
};

const ROWS = 7;
const COLUMNS = 6;

const blocksIn = (rows: number, columns: number, most: number): fc.Arbitrary<Block> =>
  fc
    .record({
      height: fc.integer({ min: 1, max: Math.min(rows, most) }),
      width: fc.integer({ min: 1, max: Math.min(columns, most) }),
      y: fc.nat(1000),
      x: fc.nat(1000),
    })
    .map(({ height, width, y, x }) => ({
      top: y % (rows - height + 1),
      left: x % (columns - width + 1),
      height,
      width,
    }));

const disjointBlocks = fc
  .array(blocksIn(ROWS, COLUMNS, 4), { maxLength: 4 })
  .map((blocks) => blocks.filter((block, at) => !blocks.slice(0, at).some((other) => meets(block, other))));

const shapeLists = fc
  .array(fc.record({ height: fc.integer({ min: 1, max: 4 }), width: fc.integer({ min: 1, max: 4 }) }), {
    minLength: 1,
    maxLength: 4,
  })
  .map((shapes) => minimalShapes(shapes.toSorted((a, b) => a.height - b.height || a.width - b.width)));

const roomWith = (shapes: ReadonlyArray<Shape>, obstacles: ReadonlyArray<Block>): Room => {
  const room = new Room(ROWS, COLUMNS, shapes, 12);
  for (const { top, left, height, width } of obstacles) room.push(top, left, height, width);
  return room;
};

describe('Room', () => {
  test('agrees with exhaustive search on whether blocks fit', () => {
    const regions = blocksIn(ROWS, COLUMNS, 7);
    fc.assert(
      fc.property(
        disjointBlocks,
        shapeLists,
        fc.integer({ min: 0, max: 5 }),
        regions,
        fc.boolean(),
        (obstacles, shapes, blocks, part, whole) => {
          const region = whole ? { top: 0, left: 0, height: ROWS, width: COLUMNS } : part;
          const room = roomWith(shapes, obstacles);
          const fits = room.fits(
            blocks,
            region.top,
            region.left,
            region.top + region.height,
            region.left + region.width,
          );
          expect(fits).toBe(fitsPlainly(region, obstacles, shapes, blocks));
        },
      ),
      { numRuns: 1500 },
    );
  });

  test('agrees with exhaustive search on blocks that hardly fit', () => {
    const SIDE = 5;
    const single = fc.uniqueArray(fc.nat(SIDE * SIDE - 1), { maxLength: 5 });
    const seen = { yes: 0, no: 0 };
    fc.assert(
      fc.property(
        single,
        fc.nat(2),
        fc.nat(2),
        fc.integer({ min: 4, max: 5 }),
        (places, top, left, blocks) => {
          const shapes = [
            { height: 1, width: 3 },
            { height: 2, width: 2 },
            { height: 3, width: 1 },
          ];
          const obstacles = places.map((place) => ({
            top: Math.floor(place / SIDE),
            left: place % SIDE,
            height: 1,
            width: 1,
          }));
          const room = new Room(SIDE, SIDE, shapes, 12);
          for (const obstacle of obstacles) room.push(obstacle.top, obstacle.left, 1, 1);
          const region = { top, left, height: SIDE - top, width: SIDE - left };
          const fits = room.fits(blocks, top, left, SIDE, SIDE);
          expect(fits).toBe(fitsPlainly(region, obstacles, shapes, blocks));
          seen[fits ? 'yes' : 'no']++;
        },
      ),
      { numRuns: 250 },
    );
    expect(Math.min(seen.yes, seen.no)).toBeGreaterThan(10);
  });

  test.each([
    ['top', TOP, ({ top, height }: Block) => top + height],
    ['bottom', BOTTOM, ({ top }: Block) => ROWS - top],
    ['left', LEFT, ({ left, width }: Block) => left + width],
    ['right', RIGHT, ({ left }: Block) => COLUMNS - left],
  ] as const)('reaches from the %s as far as the nearest block does', (_, side, reached) => {
    const wide = fc.array(blocksIn(ROWS, COLUMNS, 7), { maxLength: 3 });
    fc.assert(
      fc.property(wide, shapeLists, blocksIn(ROWS, COLUMNS, 7), (obstacles, shapes, region) => {
        const bottom = region.top + region.height;
        const right = region.left + region.width;
        let nearest = Number.POSITIVE_INFINITY;
        for (const shape of shapes) {
          for (let top = region.top; top + shape.height <= bottom; top++) {
            for (let left = region.left; left + shape.width <= right; left++) {
              const block = { top, left, ...shape };
              if (!obstacles.some((obstacle) => meets(obstacle, block)))
                nearest = Math.min(nearest, reached(block));
            }
          }
        }
        const reach = roomWith(shapes, obstacles).reach(side, region.top, region.left, bottom, right);
        expect(reach > ROWS + COLUMNS ? Number.POSITIVE_INFINITY : reach).toBe(nearest);
      }),
      { numRuns: 200 },
    );
  });

  test('fits four blocks around a hole, which no straight cut separates', () => {
    const room = new Room(
      5,
      5,
      [
        { height: 2, width: 3 },
        { height: 3, width: 2 },
      ],
      8,
    );
    room.push(2, 2, 1, 1);
    expect(room.fits(4, 0, 0, 5, 5)).toBe(true);
    // Within just as many steps, but not with one less.
    room.maxSteps = room.steps;
    room.steps = 0;
    expect(room.fits(4, 0, 0, 5, 5)).toBe(true);
    room.maxSteps = room.steps - 1;
    room.steps = 0;
    expect(room.fits(4, 0, 0, 5, 5)).toBe(false);
    room.maxSteps = Number.POSITIVE_INFINITY;
    expect(room.fits(5, 0, 0, 5, 5)).toBe(false);
  });

  test.each<[where: string, top: number, left: number]>([
    ['beside', 0, 7],
    ['below', 7, 0],
    ['diagonally beyond', 7, 7],
  ])('fits them with not a patch to spare, whatever lies outside the region: %s', (_, top, left) => {
    const shapes = [
      { height: 2, width: 3 },
      { height: 3, width: 2 },
    ];
    const room = new Room(9, 9, shapes, 8);
    room.push(top, left, 1, 1);
    room.push(2, 2, 1, 1);
    expect(room.fits(4, 0, 0, 5, 5)).toBe(true);
  });

  test('knows what is free, and forgets obstacles taken away', () => {
    const room = roomWith([{ height: 1, width: 1 }], [{ top: 1, left: 1, height: 2, width: 2 }]);
    expect(room.isFree(0, 0, 1, 6)).toBe(true);
    expect(room.isFree(2, 2, 1, 1)).toBe(false);
    room.pop();
    expect(room.isFree(2, 2, 1, 1)).toBe(true);
  });

  test('gives up, answering no, past its bound on steps', () => {
    const room = new Room(
      11,
      11,
      [
        { height: 3, width: 4 },
        { height: 4, width: 3 },
      ],
      16,
    );
    room.maxSteps = 3;
    expect(room.fits(9, 0, 0, 11, 11)).toBe(false);
    expect(room.steps).toBeGreaterThan(3);
  });
});

describe('uncovered patches', () => {
  const countPlainly = (inside: Block, blocks: ReadonlyArray<Block>): number => {
    let count = 0;
    for (let row = inside.top; row < inside.top + inside.height; row++) {
      for (let column = inside.left; column < inside.left + inside.width; column++) {
        const patch = { top: row, left: column, height: 1, width: 1 };
        if (!blocks.some((block) => meets(block, patch))) count++;
      }
    }
    return count;
  };
  /** As blocks lie in a buffer; tests leave one more behind them, which is none of theirs. */
  const flat = (blocks: ReadonlyArray<Block>): Int32Array =>
    Int32Array.from(blocks.flatMap(({ top, left, height, width }) => [top, left, height, width]));

  test('are counted once, however blocks overlap', () => {
    fc.assert(
      fc.property(
        blocksIn(ROWS, COLUMNS, 7),
        fc.array(blocksIn(ROWS, COLUMNS, 4), { maxLength: 5 }),
        (inside, blocks) => {
          const { top, left, height, width } = inside;
          const counted = uncoveredByAny(
            top,
            left,
            height,
            width,
            flat([...blocks, inside]),
            0,
            blocks.length,
          );
          expect(counted).toBe(countPlainly(inside, blocks));
        },
      ),
    );
  });

  test('beside disjoint blocks are the area less what each covers', () => {
    fc.assert(
      fc.property(blocksIn(ROWS, COLUMNS, 7), disjointBlocks, (inside, blocks) => {
        const { top, left, height, width } = inside;
        const counted = uncoveredByDisjoint(
          top,
          left,
          height,
          width,
          flat([...blocks, inside]),
          0,
          blocks.length,
        );
        expect(counted).toBe(countPlainly(inside, blocks));
      }),
    );
  });
});
