import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Completion } from '../src/completion.js';
import { ConfinedPositions } from '../src/confined-positions.js';
import { disjointRows } from '../src/disjoint-rows.js';
import { GridPositions } from '../src/grid-positions.js';
import type { Level } from '../src/level.js';
import { ListedPositions } from '../src/listed-positions.js';
import { ANY, OpenPositions } from '../src/open-positions.js';
import { listOpenings } from '../src/openings.js';
import { PriorDraw } from '../src/prior-draw.js';
import type { Stream } from '../src/stream.js';
import { TabledPositions } from '../src/tabled-positions.js';
import { isFree } from '../src/tables.js';
import {
  type Drawn,
  drawFrom,
  expectLaw,
  expectSound,
  type Make,
  MOST_PATHS,
  weighted,
} from './drawn-law.js';
import { outcomesOf, Path } from './paths.js';
import { crowdedLevels, levels, placementsOf } from './small-levels.js';
import {
  completesPlainly,
  completionOf,
  countBits,
  type Situation,
  situations,
  situationsOn,
  union,
} from './small-situations.js';

const whole = fc.constant(undefined);

const onSituations = (asked: fc.Arbitrary<Situation>, make: Make): void => {
  const feasible = asked
    .map((any) => ({ ...any, placed: [], remaining: any.level.targets }))
    .filter((situation) => completesPlainly(situation, 0, situation.level.targets));
  fc.assert(
    fc.property(feasible, fc.array(fc.nat(9999), { minLength: 3, maxLength: 3 }), (situation, picks) =>
      expectSound(situation, picks, make),
    ),
    { numRuns: 40 },
  );
};

describe('a target is drawn as likely as its shape’s weight and its place among those that leave the rest its own', () => {
  const apart = fc.oneof(
    levels.map((level): Level => ({ ...level, targetOverlap: 'forbid' })),
    crowdedLevels,
  );

  test.each<[string, Make]>([
    [
      'listed',
      (level, prior, completion) =>
        new ListedPositions(level, listOpenings(level, completion), prior, completion),
    ],
    [
      'tabled',
      (level, prior, completion) => {
        const table = disjointRows(level, listOpenings(level, completion));
        return new TabledPositions(prior, table, completion, level.maxAttempts);
      },
    ],
  ])('%s', (_, make) => {
    onSituations(situationsOn(apart, whole), make);
  });

  test('anywhere on the grid', () => {
    onSituations(
      situationsOn(levels, whole),
      (level, prior, completion) => new GridPositions(level, prior, completion, isFree(level, completion)),
    );
  });

  test('anywhere on the grid, with nothing in the way', () => {
    const overlapping = levels.map((level): Level => ({ ...level, targetOverlap: 'allow' }));
    onSituations(
      situationsOn(overlapping, whole).filter(({ level }) => new Completion(level).contextIsSafe),
      (level, prior, completion) => new OpenPositions(level, prior, completion, ANY),
    );
  });

  test('inside rectangles', () => {
    const split = situationsOn(levels, fc.integer({ min: 1, max: 3 }));
    onSituations(
      split.filter(({ containers }) => containers.length > 0),
      (level, prior, completion) => {
        const confined = { ...level, confined: true };
        return new ConfinedPositions(confined, prior, completion, isFree(confined, completion));
      },
    );
  });
});

const [any] = fc.sample(situations, { numRuns: 1, seed: 1 });

/** Contexts of the whole grid, so that nothing depends on them. */
const levelOf = (rows: number, columns: number, change: Partial<Level>): Level => ({
  ...any!.level,
  grid: { rows, columns, patches: rows * columns, patchSize: 1 },
  minContextPatches: 1,
  contextShapes: [{ height: rows, width: columns, weight: 1 }],
  ...change,
});

test('a place in two rectangles that overlap is one place', () => {
  const shape = { height: 1, width: 2, weight: 1 };
  const level = levelOf(3, 4, { targets: 2, targetShapes: [shape], targetOverlap: 'allow' });
  for (const maxAttempts of [0, 1, 2]) {
    const completion = new Completion(level);
    // Rows 0 to 1, columns 0 to 2; rows 1 to 2, columns 1 to 3.
    completion.confine(Int32Array.of(0, 0, 2, 3, 1, 1, 2, 3), 0, 2);
    const positions = new ConfinedPositions(
      { ...level, maxAttempts },
      new PriorDraw([shape]),
      completion,
      true,
    );
    const outcomes = outcomesOf((stream) => drawFrom(positions, stream, 0))!;
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

describe('a place is tried as often as asked, then counted', () => {
  const shapes = [
    { height: 1, width: 1, weight: 1 },
    { height: 1, width: 4, weight: 2 },
  ];
  const level = levelOf(2, 4, { targets: 2, targetShapes: shapes, targetOverlap: 'forbid', maxAttempts: 3 });

  const ways: ReadonlyArray<[string, Make]> = [
    ['anywhere', (asked, prior, completion) => new GridPositions(asked, prior, completion, false)],
    [
      'listed',
      (asked, prior, completion) =>
        new ListedPositions(asked, listOpenings(asked, completion), prior, completion),
    ],
    [
      'tabled',
      (asked, prior, completion) => {
        const table = disjointRows(asked, listOpenings(asked, completion));
        return new TabledPositions(prior, table, completion, asked.maxAttempts);
      },
    ],
  ];

  /** The second target, beside one of a patch in the corner at the bottom right. */
  const second = (make: Make, draws: ReadonlyArray<number>): readonly [Drawn, ReadonlyArray<number>] => {
    const completion = new Completion(level);
    const positions = make(level, new PriorDraw(shapes), completion);
    expect(drawFrom(positions, new Path([0, 7]), 1)).toEqual([0, 1, 3]);
    completion.place(1, 3, 1, 1);
    const path = new Path(draws);
    const drawn = drawFrom(positions, path, 0);
    return [drawn, path.asked];
  };

  test.each(ways)('%s', (_, make) => {
    expect(second(make, [0, 5])).toEqual([
      [0, 1, 1],
      [3, 8],
    ]);
    expect(second(make, [0, 7, 7, 6])).toEqual([
      [0, 1, 2],
      [3, 8, 8, 8],
    ]);
    expect(second(make, [0, 7, 7, 7, 6])).toEqual([
      [0, 1, 2],
      [3, 8, 8, 8, 7],
    ]);
    expect(second(make, [1, 1, 0])).toEqual([
      [1, 0, 0],
      [3, 2, 2],
    ]);
  });

  test('and another shape is drawn where there is none', () => {
    // Beside a patch of either row no row is free.
    const completion = new Completion({ ...level, targets: 3 });
    const positions = new GridPositions(level, new PriorDraw(shapes), completion, false);
    completion.place(0, 1, 1, 1);
    completion.place(1, 3, 1, 1);
    const path = new Path([1, 0, 1, 0, 0, 2]);
    expect(drawFrom(positions, path, 0)).toEqual([0, 0, 2]);
    expect(path.asked).toEqual([3, 2, 2, 2, 1, 8]);
    // What was left out for this block is back for the next one.
    const next = new Path([0, 0]);
    expect(drawFrom(positions, next, 0)).toEqual([0, 0, 0]);
    expect(next.asked).toEqual([3, 8]);
  });

  test('none at all is a fault, said so', () => {
    const completion = new Completion({ ...level, targets: 3 });
    const positions = new GridPositions(level, new PriorDraw(shapes), completion, false);
    completion.place(0, 0, 1, 4);
    completion.place(1, 0, 1, 4);
    expect(() => drawFrom(positions, new Path([]), 0)).toThrow(
      'a planned level is stuck; please report this',
    );
  });
});

test('a context is drawn as likely as its shape’s weight and its place among those in which it keeps its minimum', () => {
  fc.assert(
    fc.property(situations, fc.constantFrom(0, 1), ({ level: asked, placed }, maxAttempts) => {
      const level = { ...weighted(asked), maxAttempts };
      const completion = completionOf({ level, placed, containers: [], remaining: 0 });
      const valid = level.contextShapes.map((shape) =>
        placementsOf(level, [shape]).filter(
          ({ patches }) => countBits(patches & ~union(placed)) >= level.minContextPatches,
        ),
      );
      const prior = new PriorDraw(level.contextShapes);
      const positions = new OpenPositions(level, prior, completion, level.minContextPatches);
      const draw = (stream: Stream): Drawn => {
        const shape = positions.draw(stream);
        return [shape, positions.top, positions.left];
      };
      if (valid.every((places) => places.length === 0)) {
        expect(() => draw(new Path([]))).toThrow('stuck');
        return;
      }
      const outcomes = outcomesOf(draw, MOST_PATHS);
      if (outcomes !== undefined) expectLaw(outcomes, level.contextShapes, valid);
    }),
    { numRuns: 80 },
  );
});
