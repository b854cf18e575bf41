import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Completion } from '../src/completion.js';
import { ConfinedPositions } from '../src/confined-positions.js';
import { MAX_ROWS } from '../src/disjoint-rows.js';
import { GridPositions } from '../src/grid-positions.js';
import type { Level } from '../src/index.js';
import { ListedPositions } from '../src/listed-positions.js';
import { OpenPositions } from '../src/open-positions.js';
import { PriorDraw } from '../src/prior-draw.js';
import { TabledPositions } from '../src/tabled-positions.js';
import { rememberTables } from '../src/tables.js';
import { targetPositionsOf } from '../src/target-positions.js';
import { levels } from './small-levels.js';

const [any] = fc.sample(levels, { numRuns: 1, seed: 1 });
const shape = { height: 1, width: 1, weight: 1 };
const level: Level = {
  ...any!,
  grid: { rows: 60, columns: 60, patches: 3600, patchSize: 1 },
  targets: 2,
  targetOverlap: 'forbid',
  targetShapes: [shape, shape],
  contextShapes: [shape],
  minContextPatches: 1,
};

/** How targets of a level are found that has so many openings of either shape, if any are listed. */
const foundBy = (change: Partial<Level>, free: boolean, ...counts: ReadonlyArray<number>): unknown => {
  const asked = { ...level, ...change };
  const openings = counts.map((count) => Int32Array.from({ length: count }, (_, position) => position));
  rememberTables(asked, { free, openings: counts.length > 0 ? openings : undefined });
  const positions = targetPositionsOf(asked, new PriorDraw(asked.targetShapes), new Completion(asked));
  return positions.constructor;
};

test('targets are found by what a level needs and no more', () => {
  expect(foundBy({ confined: true }, false)).toBe(ConfinedPositions);
  expect(foundBy({ confined: true, targetOverlap: 'allow' }, true)).toBe(ConfinedPositions);
  expect(foundBy({ targetOverlap: 'allow' }, true)).toBe(OpenPositions);
  expect(foundBy({}, true)).toBe(GridPositions);
  expect(foundBy({ targetOverlap: 'allow' }, false, 9, 9)).toBe(GridPositions);
  // Too many positions to list.
  expect(foundBy({}, false)).toBe(GridPositions);
  expect(foundBy({}, false, MAX_ROWS - 100, 100)).toBe(TabledPositions);
  expect(foundBy({}, false, MAX_ROWS - 100, 101)).toBe(ListedPositions);
});
