import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Completion } from '../src/completion.js';
import type { Level } from '../src/index.js';
import { LEFT, RIGHT } from '../src/room.js';
import { RowLimits } from '../src/row-limits.js';
import { levels } from './small-levels.js';

const sizes = fc.record({ height: fc.integer({ min: 1, max: 3 }), width: fc.integer({ min: 1, max: 3 }) });

/** A grid, what targets look like, and where some may be put. */
const crowds = fc.record({
  rows: fc.integer({ min: 2, max: 7 }),
  columns: fc.integer({ min: 2, max: 7 }),
  shapes: fc.uniqueArray(sizes, {
    minLength: 1,
    maxLength: 3,
    selector: ({ height, width }) => height * 9 + width,
  }),
  places: fc.array(fc.tuple(fc.nat(99), fc.nat(99), sizes), { maxLength: 3 }),
  block: sizes,
  others: fc.constantFrom(1, 2),
});

type Size = readonly [height: number, width: number];

const crowd = (
  [rows, columns]: Size,
  sizes: ReadonlyArray<Size>,
  places: ReadonlyArray<[number, number, Size]>,
  [height, width]: Size,
) => ({
  rows,
  columns,
  shapes: sizes.map(([h, w]) => ({ height: h, width: w })),
  places: places.map(([y, x, [h, w]]): [number, number, { height: number; width: number }] => [
    y,
    x,
    { height: h, width: w },
  ]),
  block: { height, width },
  others: 2,
});

/** Where two fit around a corner of the block and in no other way, or hardly do. */
const CORNERS = [
  crowd(
    [3, 4],
    [
      [1, 3],
      [2, 2],
    ],
    [[0, 85, [1, 1]]],
    [1, 1],
  ),
  crowd(
    [3, 4],
    [
      [3, 1],
      [1, 3],
      [2, 2],
    ],
    [],
    [2, 3],
  ),
  crowd([2, 3], [[1, 2]], [[0, 0, [1, 1]]], [1, 1]),
  crowd(
    [3, 4],
    [
      [2, 3],
      [3, 1],
    ],
    [[0, 0, [1, 1]]],
    [1, 1],
  ),
  crowd(
    [6, 6],
    [[2, 3]],
    [
      [75, 0, [3, 1]],
      [14, 55, [3, 3]],
    ],
    [1, 1],
  ),
  crowd(
    [3, 2],
    [
      [1, 2],
      [2, 1],
    ],
    [],
    [2, 1],
  ),
  crowd(
    [3, 4],
    [
      [2, 3],
      [3, 1],
    ],
    [],
    [1, 3],
  ),
].map((one): [typeof one] => [one]);

const [any] = fc.sample(levels, { numRuns: 1, seed: 1 });

test('limits say, row by row, where a block leaves room for one or two more', () => {
  const seen = { yes: 0, no: 0 };
  fc.assert(
    fc.property(crowds, ({ rows, columns, shapes, places, block, others }) => {
      fc.pre(block.height <= rows && block.width <= columns);
      const level: Level = {
        ...any!,
        grid: { rows, columns, patches: rows * columns, patchSize: 1 },
        targets: 6,
        targetOverlap: 'forbid',
        targetShapes: shapes
          .toSorted((a, b) => a.height - b.height || a.width - b.width)
          .map((shape) => ({ ...shape, weight: 1 })),
      };
      const completion = new Completion(level);
      for (const [y, x, { height, width }] of places) {
        if (height > rows || width > columns) continue;
        const [top, left] = [y % (rows - height + 1), x % (columns - width + 1)];
        if (completion.room.isFree(top, left, height, width)) completion.place(top, left, height, width);
      }
      const limits = new RowLimits(level.grid, completion);
      // What an earlier question left shows in no later one.
      limits.prepare(3 - others);
      limits.prepare(others);
      const { height, width } = block;
      const { room } = completion;
      /** How far a block has to be from the left, or else from the right, and the first row where that changes. */
      const limitsOf = (top: number): readonly [number, number, number] => {
        const until = top + limits.find(top, height);
        return [limits.limits[LEFT]!, limits.limits[RIGHT]!, Math.min(until, rows - height + 1)];
      };
      for (let top = 0; top + height <= rows; top++) {
        const found = limitsOf(top);
        const [fromLeft, fromRight, until] = found;
        for (let left = 0; left + width <= columns; left++) {
          if (!room.isFree(top, left, height, width)) continue;
          const right = columns - left - width;
          const isBetween = others === 2 && left >= limits.reach[LEFT]! && right >= limits.reach[RIGHT]!;
          room.push(top, left, height, width);
          const fits = room.fits(others, 0, 0, rows, columns);
          room.pop();
          expect(left >= fromLeft || right >= fromRight || isBetween).toBe(fits);
          seen[fits ? 'yes' : 'no']++;
        }
        expect(until).toBeGreaterThan(top);
        for (let next = top + 1; next < until; next++) expect(limitsOf(next)).toEqual(found);
      }
    }),
    { numRuns: 600, examples: CORNERS },
  );
  expect(Math.min(seen.yes, seen.no)).toBeGreaterThan(100);
});
