import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Level } from '../../../src/blocks/index.js';
import { MAX_ROWS } from '../../../src/blocks/placing/disjoint-rows.js';
import { firstPlaces } from '../../../src/blocks/placing/first-places.js';
import { OverlappingPositions } from '../../../src/blocks/placing/overlapping-positions.js';
import { RectanglePositions } from '../../../src/blocks/placing/rectangle-positions.js';
import { TabledPositions } from '../../../src/blocks/placing/tabled-positions.js';
import { targetPositionsOf } from '../../../src/blocks/placing/target-positions.js';
import { PriorDraw } from '../../../src/blocks/prior-draw.js';
import { gridOf } from '../../../src/grid/grid.js';
import { levels } from '../small-levels.js';

const [any] = fc.sample(levels, { numRuns: 1, seed: 1 });

/** Two targets of a few patches, in each other's way on so many rows and columns. */
const levelOf = (rows: number, columns: number, change: Partial<Level>): Level => ({
  ...any!,
  grid: gridOf({ rows, columns }),
  targets: 2,
  targetOverlap: 'forbid',
  targetShapes: [{ height: rows, width: columns / 2, weight: 1 }],
  contextShapes: [{ height: rows, width: columns, weight: 1 }],
  minContextPatches: 1,
  ...change,
});

const foundBy = (level: Level): unknown =>
  targetPositionsOf(level, new PriorDraw(level.targetShapes)).constructor;

test('targets are found by what a level needs and no more', () => {
  // Both have a place of their own, at the left and at the right.
  const shape = { height: 4, width: 4, weight: 1 };
  const crowded = levelOf(4, 9, { targetShapes: [shape] });
  expect(foundBy(crowded)).toBe(TabledPositions);
  expect(foundBy({ ...crowded, targetOverlap: 'allow' })).toBe(OverlappingPositions);
  expect(foundBy({ ...crowded, nested: true })).toBe(RectanglePositions);
  expect(foundBy({ ...crowded, nested: true, targetOverlap: 'allow' })).toBe(OverlappingPositions);
  // Never in each other's way.
  expect(foundBy({ ...crowded, targets: 1 })).toBe(RectanglePositions);
  expect(foundBy(levelOf(9, 9, { targetShapes: [{ height: 2, width: 2, weight: 1 }] }))).toBe(
    RectanglePositions,
  );
  // More than four are not placed in any order.
  const small = [{ height: 2, width: 2, weight: 1 }];
  expect(foundBy(levelOf(4, 5, { targets: 4, targetShapes: small }))).toBe(TabledPositions);
  expect(foundBy(levelOf(4, 7, { targets: 5, targetShapes: small }))).toBe(RectanglePositions);
});

test('places are listed up to as many as rows are worth their memory', () => {
  // Two of about 700 in a row of 2,000: each has some 600 places at either end.
  const row = (columns: number, ...widths: ReadonlyArray<number>): Level =>
    levelOf(1, columns, { targetShapes: widths.map((width) => ({ height: 1, width, weight: 1 })) });
  const placesOf = (level: Level): number => firstPlaces(level).flatMap((places) => [...places]).length;
  expect([placesOf(row(2000, 699, 700)), foundBy(row(2000, 699, 700))]).toEqual([2410, TabledPositions]);
  expect([placesOf(row(2000, 698, 699, 700)), foundBy(row(2000, 698, 699, 700))]).toEqual([
    3624,
    RectanglePositions,
  ]);
  // Nor are they asked after on a grid that has more patches.
  expect([placesOf(row(MAX_ROWS, 1279)), foundBy(row(MAX_ROWS, 1279))]).toEqual([6, TabledPositions]);
  expect([placesOf(row(MAX_ROWS + 1, 1280)), foundBy(row(MAX_ROWS + 1, 1280))]).toEqual([
    4,
    RectanglePositions,
  ]);
});
