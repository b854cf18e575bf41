import fc from 'fast-check';
import { expect, test } from 'vitest';
import { areaOf, type Level } from '../../../src/blocks/index.js';
import { LevelSampler } from '../../../src/blocks/level-sampler.js';
import { disjointRows } from '../../../src/blocks/placing/disjoint-rows.js';
import { firstPlaces } from '../../../src/blocks/placing/first-places.js';
import type { TargetPositions } from '../../../src/blocks/placing/positions.js';
import { RectanglePositions } from '../../../src/blocks/placing/rectangle-positions.js';
import { TabledPositions } from '../../../src/blocks/placing/tabled-positions.js';
import { planLevel } from '../../../src/blocks/plan-level.js';
import { PriorDraw } from '../../../src/blocks/prior-draw.js';
import { gridOf } from '../../../src/grid/grid.js';
import { fromSeed } from '../../../src/keys/key.js';
import { Stream } from '../../../src/keys/stream.js';
import { requestOf } from '../level-requests.js';
import { type Outcome, outcomesOf, Path } from '../paths.js';
import { levels } from '../small-levels.js';
import { type Drawn, drawFrom, type Make, MOST_PATHS, weighted } from './drawn-law.js';

const [any] = fc.sample(levels, { numRuns: 1, seed: 1 });

/** Planned levels whose targets are in each other's, or the context's, way. */
const crowds: fc.Arbitrary<Level> = fc
  .record({
    rows: fc.integer({ min: 1, max: 8 }),
    columns: fc.integer({ min: 4, max: 10 }),
    targets: fc.constantFrom(2, 3, 4, 4),
    fill: fc.double({ min: 0.25, max: 0.8, noNaN: true }),
    spread: fc.double({ min: 0, max: 0.5, noNaN: true }),
    left: fc.double({ min: 0.2, max: 1.2, noNaN: true }),
  })
  .map(({ rows, columns, targets, fill, spread, left }) => {
    const patches = rows * columns;
    return planLevel(
      requestOf({
        ...any!,
        grid: gridOf({ rows, columns }),
        targets,
        maxAttempts: 0,
        targetOverlap: 'forbid',
        minContextPatches: 1 + Math.floor(left * (1 - fill) * patches),
        ranges: {
          targetScale: [fill / targets, (fill / targets) * (1 + spread)],
          targetAspectRatio: [0.3, 3],
          contextScale: [0.5, 1],
          contextAspectRatio: [0.3, 3],
        },
      }),
    );
  })
  .filter((planned) => planned._tag === 'Right')
  .map((planned) => planned.right);

/** Whether the largest targets, side by side, would leave a context too little: about one in five are. */
const isCrowded = ({ targets, targetShapes, contextShapes, minContextPatches }: Level): boolean =>
  targets * Math.max(...targetShapes.map(areaOf)) >
  Math.max(...contextShapes.map(areaOf)) - minContextPatches;

const inRectangles: Make = (level, prior) => new RectanglePositions(level, prior);
const fromTables: Make = (level, prior) =>
  new TabledPositions(level, prior, disjointRows(level, firstPlaces(level)));

/** What may be drawn next, and how likely it is, once some targets were drawn. */
const drawnNext = (
  positions: TargetPositions,
  level: Level,
  chosen: ReadonlyArray<readonly [draws: ReadonlyArray<number>, block: ReadonlyArray<number>]>,
): ReadonlyArray<Outcome<Drawn>> | undefined => {
  const blocks = new Int32Array(level.targets * 4);
  const draw = (stream: Stream): Drawn => {
    positions.begin(blocks, 0, blocks, 0);
    chosen.forEach(([draws, block], target) => {
      drawFrom(positions, new Path(draws), level.targets - 1 - target);
      blocks.set(block, target * 4);
    });
    return drawFrom(positions, stream, level.targets - 1 - chosen.length);
  };
  return outcomesOf(draw, MOST_PATHS)?.toSorted(
    ({ value: a }, { value: b }) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2],
  );
};

test('targets drawn from tables and in feasible rectangles follow the same law', () => {
  let compared = 0;
  const [crowded] = fc.sample(crowds.filter(isCrowded).map(weighted), { numRuns: 1, seed: 1 });
  const picks = fc.array(fc.nat(9999), { minLength: 4, maxLength: 4 });
  fc.assert(
    fc.property(crowds.map(weighted), fc.array(picks, { minLength: 1, maxLength: 2 }), (level, samples) => {
      const prior = (): PriorDraw => new PriorDraw(level.targetShapes);
      const ways = [inRectangles(level, prior()), fromTables(level, prior())] as const;
      // One sample after another: what was drawn before is no matter.
      for (const picked of samples) {
        const chosen = ways.map((): Array<readonly [ReadonlyArray<number>, ReadonlyArray<number>]> => []);
        for (const pick of picked.slice(0, level.targets)) {
          const [rectangles, tables] = ways.map((way, at) => drawnNext(way, level, chosen[at]!));
          if (rectangles === undefined || tables === undefined) break;
          compared++;
          expect(tables).toEqual(
            rectangles.map(({ value, odds }) => ({
              value,
              odds: expect.closeTo(odds, 9),
              path: expect.anything(),
            })),
          );
          for (const [at, outcomes] of [rectangles, tables].entries()) {
            const { path, value } = outcomes[pick % outcomes.length]!;
            const { height, width } = level.targetShapes[value[0]]!;
            chosen[at]!.push([path, [value[1], value[2], height, width]]);
          }
        }
      }
    }),
    { numRuns: 60, examples: [[crowded!, [[0, 1, 2, 3]]]] },
  );
  expect(compared).toBeGreaterThan(100);
});

test('a sample does not depend on those drawn before it', () => {
  fc.assert(
    fc.property(crowds, fc.integer(), fc.constantFrom(0, 1, 10), (asked, seed, maxAttempts) => {
      const level = { ...asked, maxAttempts };
      const root = fromSeed(seed);
      const stream = new Stream();
      const drawn = (sampler: LevelSampler, sample: number): ReadonlyArray<number> => {
        const blocks = new Int32Array((level.contexts + level.targets) * 4);
        stream.seed(root, sample, -1);
        sampler.draw(stream, blocks, 0, blocks, 0);
        return [...blocks];
      };
      for (const make of [inRectangles, fromTables]) {
        const sampler = new LevelSampler(level, make);
        for (let sample = 0; sample < 60; sample++) drawn(sampler, sample);
        for (const sample of [59, 7]) {
          expect(drawn(sampler, sample)).toEqual(drawn(new LevelSampler(level, make), sample));
        }
      }
    }),
    { numRuns: 150 },
  );
});
