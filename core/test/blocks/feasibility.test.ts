import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Level } from '../../src/blocks/index.js';
import {
  canComeFirst,
  coverFirst,
  isFeasible,
  looksAhead,
  staysSafe,
} from '../../src/blocks/packing/feasibility.js';
import { planLevel } from '../../src/blocks/plan-level.js';
import { gridOf } from '../../src/grid/grid.js';
import type { Block } from '../../src/index.js';
import { requestOf } from './level-requests.js';
import { lawfulPlaces } from './placing/lawful-places.js';
import { crowdedLevels, levels } from './small-levels.js';
import { completesPlainly, situationsOn, union } from './small-situations.js';

const any = fc.oneof(levels, crowdedLevels);

const patchesOf = (blocks: ReadonlyArray<Block>, columns: number): ReadonlyArray<number> => {
  const patches = blocks.flatMap(({ top, left, height, width }) =>
    Array.from(
      { length: height * width },
      (_, at) => (top + Math.floor(at / width)) * columns + left + (at % width),
    ),
  );
  return [...new Set(patches)].toSorted((a, b) => a - b);
};

describe('of a level by itself', () => {
  test('samples exist exactly if a first target has a place, and only if trying everything finds one', () => {
    const seen = { yes: 0, no: 0, lost: 0 };
    fc.assert(
      fc.property(any, (level) => {
        const feasible = isFeasible(level);
        expect(feasible).toBe(lawfulPlaces(level, []).some((places) => places.length > 0));
        const placed: ReadonlyArray<never> = [];
        const plainly = completesPlainly(
          { level, containers: [], placed, remaining: level.targets },
          0,
          level.targets,
        );
        if (feasible) expect(plainly).toBe(true);
        else if (plainly) seen.lost++;
        seen[feasible ? 'yes' : 'no']++;
      }),
      { numRuns: 600 },
    );
    expect(Math.min(seen.yes, seen.no)).toBeGreaterThan(30);
    // Those of which only a context in several pieces would keep its minimum.
    expect(seen.lost).toBeLessThan(seen.no);
  });

  test('one small enough exists though a wider one of the prior would leave too little', () => {
    const [level] = fc.sample(levels, { numRuns: 1, seed: 1 });
    const shape = (height: number, width: number) => ({ height, width, weight: 1 });
    const single: Level = {
      ...level!,
      grid: gridOf({ rows: 2, columns: 4 }),
      targets: 1,
      targetOverlap: 'forbid',
      minContextPatches: 5,
      targetShapes: [shape(1, 3), shape(2, 2)],
      contextShapes: [shape(2, 4)],
    };
    expect([3, 4, 5, 6].map((minContextPatches) => isFeasible({ ...single, minContextPatches }))).toEqual([
      true,
      true,
      true,
      false,
    ]);
    expect(single.targetShapes.map((one) => canComeFirst(single, one))).toEqual([true, false]);
  });

  test('a shape can come first exactly if it has such a place, and the first targets cover what those cover', () => {
    fc.assert(
      fc.property(any.filter(isFeasible), (level) => {
        const places = lawfulPlaces(level, []);
        expect(level.targetShapes.map((shape) => canComeFirst(level, shape))).toEqual(
          places.map(({ length }) => length > 0),
        );
        const { rows, columns } = level.grid;
        const covered: Array<Block> = [];
        coverFirst(level, (top, left, bottom, right) => {
          expect([top >= 0, left >= 0, bottom <= rows, right <= columns]).toEqual([true, true, true, true]);
          covered.push({ top, left, height: bottom - top, width: right - left });
        });
        expect(patchesOf(covered, columns)).toEqual(patchesOf(places.flat(), columns));
      }),
      { numRuns: 500 },
    );
  });

  test('nothing needs looking ahead only where targets placed anywhere leave the others and a context their place', () => {
    const seen = { yes: 0, no: 0 };
    fc.assert(
      fc.property(situationsOn(any, fc.constant(undefined)), (situation) => {
        const { level, placed, remaining } = situation;
        const looks = looksAhead(level);
        seen[looks ? 'yes' : 'no']++;
        if (!looks) expect(completesPlainly(situation, union(placed), remaining)).toBe(true);
      }),
      { numRuns: 800 },
    );
    expect(Math.min(seen.yes, seen.no)).toBeGreaterThan(30);
  });

  test('the smallest targets stay safe only where they leave a context its minimum, wherever they lie', () => {
    let safe = 0;
    const smallest = (level: Level): Level => ({
      ...level,
      targetShapes: level.targetShapes.filter(
        (shape) =>
          !level.targetShapes.some(
            (other) => other !== shape && other.height <= shape.height && other.width <= shape.width,
          ),
      ),
    });
    fc.assert(
      fc.property(situationsOn(any, fc.constant(undefined)), ({ level }) => {
        fc.pre(staysSafe(level));
        safe++;
        const only = smallest(level);
        const inEvery = situationsOn(fc.constant(only), fc.constant(undefined));
        for (const situation of fc.sample(inEvery, { numRuns: 20, seed: 1 })) {
          const atOnce = level.targetOverlap === 'allow' ? situation.placed.slice(0, 1) : situation.placed;
          expect(completesPlainly({ ...situation, level: only }, union(atOnce), 0)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
    expect(safe).toBeGreaterThan(50);
    const [level] = fc.sample(levels, { numRuns: 1, seed: 1 });
    const shape = (height: number, width: number) => ({ height, width, weight: 1 });
    const of = (change: Partial<Level>): boolean =>
      staysSafe({
        ...level!,
        targets: 2,
        targetShapes: [shape(1, 5), shape(2, 2), shape(3, 3)],
        contextShapes: [shape(2, 2), shape(4, 4)],
        ...change,
      });
    // Five patches each at most, of sixteen: the larger one of those that contain no other.
    expect([6, 7].map((minContextPatches) => of({ targetOverlap: 'forbid', minContextPatches }))).toEqual([
      true,
      false,
    ]);
    expect([11, 12].map((minContextPatches) => of({ targetOverlap: 'allow', minContextPatches }))).toEqual([
      true,
      false,
    ]);
  });
});

/** Requests on larger grids, of which planning leaves shapes out. */
const requests = fc
  .record({
    rows: fc.integer({ min: 2, max: 12 }),
    columns: fc.integer({ min: 2, max: 12 }),
    targets: fc.integer({ min: 1, max: 9 }),
    targetOverlap: fc.constantFrom<Level['targetOverlap']>('forbid', 'forbid', 'allow'),
    fill: fc.double({ min: 0.1, max: 0.9, noNaN: true }),
    spread: fc.double({ min: 0.2, max: 4, noNaN: true }),
    left: fc.double({ min: 0.05, max: 0.9, noNaN: true }),
    context: fc.double({ min: 0.4, max: 1, noNaN: true }),
  })
  .map(({ rows, columns, targets, targetOverlap, fill, spread, left, context }) => {
    const [level] = fc.sample(levels, { numRuns: 1, seed: 1 });
    const patches = rows * columns;
    const scale = fill / targets;
    return requestOf({
      ...level!,
      grid: gridOf({ rows, columns }),
      targets,
      targetOverlap,
      minContextPatches: 1 + Math.floor(left * (1 - fill) * patches * context),
      ranges: {
        targetScale: [scale, Math.min(1, scale * (1 + spread))],
        targetAspectRatio: [0.2, 5],
        contextScale: [context * 0.5, context],
        contextAspectRatio: [0.2, 5],
      },
    });
  });

test('what planning leaves of a level can be sampled: every shape can come first', () => {
  const seen = { planned: 0, narrowed: 0 };
  fc.assert(
    fc.property(requests, (request) => {
      const planned = planLevel(request);
      if (planned._tag === 'Left') return;
      const level = planned.right;
      seen.planned++;
      expect(isFeasible(level)).toBe(true);
      for (const shape of level.targetShapes) expect(canComeFirst(level, shape)).toBe(true);
      const weight = level.targetShapes.reduce((sum, shape) => sum + shape.weight, 0);
      if (weight < 128 * 128) seen.narrowed++;
    }),
    { numRuns: 600 },
  );
  expect(Math.min(seen.planned, seen.narrowed)).toBeGreaterThan(5);
});
