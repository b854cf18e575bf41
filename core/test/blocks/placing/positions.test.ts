import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Level } from '../../../src/blocks/index.js';
import { canComeFirst, isFeasible, staysSafe } from '../../../src/blocks/packing/feasibility.js';
import { ContextPositions } from '../../../src/blocks/placing/context-positions.js';
import { disjointRows } from '../../../src/blocks/placing/disjoint-rows.js';
import { firstPlaces } from '../../../src/blocks/placing/first-places.js';
import { OverlappingPositions } from '../../../src/blocks/placing/overlapping-positions.js';
import { RectanglePositions } from '../../../src/blocks/placing/rectangle-positions.js';
import { TabledPositions } from '../../../src/blocks/placing/tabled-positions.js';
import { PriorDraw } from '../../../src/blocks/prior-draw.js';
import { gridOf } from '../../../src/grid/grid.js';
import type { Block } from '../../../src/index.js';
import type { Stream } from '../../../src/keys/stream.js';
import { outcomesOf, Path } from '../paths.js';
import { crowdedLevels, levels, placementsOf } from '../small-levels.js';
import { countBits, situationsOn, union } from '../small-situations.js';
import {
  type Drawn,
  drawFrom,
  expectLaw,
  expectLawful,
  type Make,
  MOST_PATHS,
  weighted,
} from './drawn-law.js';

const apart = fc.oneof(
  levels.map((level): Level => ({ ...level, targetOverlap: 'forbid' })),
  crowdedLevels,
);

/** What planning makes of a level: without the shapes that no first target has. */
const planned = (level: Level): Level => ({
  ...level,
  targetShapes: level.targetShapes.filter((shape) => canComeFirst(level, shape)),
});

const onLevels = (asked: fc.Arbitrary<Level>, make: Make): void => {
  const picks = fc.array(fc.nat(9999), { minLength: 4, maxLength: 4 });
  fc.assert(
    fc.property(asked.filter(isFeasible).map(planned), picks, (level, picked) => {
      expectLawful(level, [], picked, make);
    }),
    { numRuns: 100 },
  );
};

const inRectangles: Make = (level, prior) => new RectanglePositions(level, prior);
const overlapping: Make = (level, prior) => new OverlappingPositions(level, prior);

describe('a target is drawn as likely as its shape’s weight and its place among those that leave the rest its own', () => {
  test('in feasible rectangles', () => {
    onLevels(apart, inRectangles);
  });

  test('from tables', () => {
    onLevels(
      apart,
      (level, prior) => new TabledPositions(level, prior, disjointRows(level, firstPlaces(level))),
    );
  });

  test('where it may overlap others', () => {
    onLevels(
      fc.oneof(levels, crowdedLevels).map((level): Level => ({ ...level, targetOverlap: 'allow' })),
      overlapping,
    );
  });

  test.each([
    ['side by side', 'forbid', inRectangles],
    ['one over the other', 'allow', overlapping],
  ] as const)('inside the targets of a coarser level, %s', (_, targetOverlap, make) => {
    const split = situationsOn(
      levels.map((level): Level => ({ ...level, targetOverlap, nested: true })),
      fc.integer({ min: 1, max: 3 }),
    );
    const nested = split.filter(({ level, containers }) => {
      const fits = (container: Block): boolean =>
        level.targetShapes.some(
          ({ height, width }) => height <= container.height && width <= container.width,
        );
      return containers.length === level.targets && containers.every(fits) && staysSafe(level);
    });
    fc.assert(
      fc.property(nested, fc.array(fc.nat(9999), { minLength: 4, maxLength: 4 }), (situation, picks) => {
        expectLawful(situation.level, situation.containers, picks, make);
      }),
      { numRuns: 60 },
    );
  });
});

const [any] = fc.sample(levels, { numRuns: 1, seed: 1 });

/** Contexts of the whole grid, so that nothing depends on them. */
const levelOf = (rows: number, columns: number, change: Partial<Level>): Level => ({
  ...any!,
  grid: gridOf({ rows, columns }),
  minContextPatches: 1,
  contextShapes: [{ height: rows, width: columns, weight: 1 }],
  ...change,
});

test('a place in two rectangles that overlap is one place', () => {
  const shape = { height: 1, width: 2, weight: 1 };
  const level = levelOf(3, 4, { targets: 2, targetShapes: [shape], targetOverlap: 'allow', nested: true });
  for (const make of [inRectangles, overlapping]) {
    const positions = make(level, new PriorDraw([shape]));
    // Rows 0 to 1, columns 0 to 2; rows 1 to 2, columns 1 to 3.
    const outcomes = outcomesOf((stream) => {
      positions.begin(new Int32Array(8), 0, Int32Array.of(0, 0, 2, 3, 1, 1, 2, 3), 0);
      return drawFrom(positions, stream, 1);
    })!;
    expect(outcomes.map(({ value: [, top, left] }) => [top, left])).toEqual([
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
      [1, 2],
      [2, 1],
      [2, 2],
    ]);
    for (const { odds } of outcomes) expect(odds).toBeCloseTo(1 / 7, 9);
  }
});

test('that no shape has a place is a fault, said so', () => {
  const shape = { height: 2, width: 2, weight: 1 };
  const level = levelOf(2, 5, { targets: 2, targetShapes: [shape], targetOverlap: 'forbid' });
  const positions = new RectanglePositions(level, new PriorDraw([shape]));
  const blocks = Int32Array.of(0, 0, 2, 2, 0, 3, 2, 2);
  positions.begin(blocks, 0, blocks, 0);
  drawFrom(positions, new Path([]), 1);
  drawFrom(positions, new Path([]), 0);
  expect(() => drawFrom(positions, new Path([]), 0)).toThrow('a planned level is stuck; please report this');
});

test('a context is drawn as likely as its shape’s weight and its place among those in which it keeps its minimum', () => {
  const cases = fc
    .oneof(levels, crowdedLevels)
    .chain((level) =>
      fc.array(situationsOn(fc.constant(level), fc.constant(undefined)), { minLength: 1, maxLength: 2 }),
    )
    .filter((situations) => situations.every(({ remaining }) => remaining === 0));
  fc.assert(
    fc.property(cases, fc.constantFrom(0, 1), (situations, maxAttempts) => {
      const level = { ...weighted(situations[0]!.level), maxAttempts };
      const positions = new ContextPositions(level, new PriorDraw(level.contextShapes));
      // One sample after another.
      for (const { placed } of situations) {
        const valid = level.contextShapes.map((shape) =>
          placementsOf(level, [shape]).filter(
            ({ patches }) => countBits(patches & ~union(placed)) >= level.minContextPatches,
          ),
        );
        const targets = placed.flatMap(({ top, left, height, width }) => [top, left, height, width]);
        // Where a batch has them: behind and before what else it holds.
        const blocks = Int32Array.of(9, 9, 9, ...targets, 0, 0, 1, 1);
        const area = placed.reduce((sum, { height, width }) => sum + height * width, 0);
        const draw = (stream: Stream): Drawn => {
          positions.begin(blocks, 3, area);
          const shape = positions.draw(stream);
          return [shape, positions.top, positions.left];
        };
        if (valid.every((places) => places.length === 0)) {
          expect(() => draw(new Path([]))).toThrow('stuck');
          continue;
        }
        const outcomes = outcomesOf(draw, MOST_PATHS);
        if (outcomes !== undefined) expectLaw(outcomes, level.contextShapes, valid);
      }
    }),
    { numRuns: 200 },
  );
});
