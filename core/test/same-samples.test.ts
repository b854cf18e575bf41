import fc from 'fast-check';
import { expect, test } from 'vitest';
import { disjointRows } from '../src/disjoint-rows.js';
import { GridPositions } from '../src/grid-positions.js';
import type { Level } from '../src/index.js';
import { fromSeed } from '../src/key.js';
import { LevelSampler } from '../src/level-sampler.js';
import { ListedPositions } from '../src/listed-positions.js';
import type { Openings } from '../src/openings.js';
import { planLevel } from '../src/plan-level.js';
import { Stream } from '../src/stream.js';
import { TabledPositions } from '../src/tabled-positions.js';
import { tablesOf } from '../src/tables.js';
import { requestOf } from './level-requests.js';
import { levels } from './small-levels.js';

/** Listed positions of which each is tested, row after row. */
class TestedPositions extends ListedPositions {
  override drawExactly(stream: Stream, shape: number): boolean {
    return GridPositions.prototype.drawExactly.call(this, stream, shape);
  }
}

const [any] = fc.sample(levels, { numRuns: 1, seed: 1 });

interface Crowd {
  readonly level: Level;
  readonly openings: Openings;
}

/** Levels whose targets are in each other's, or the context's, way. */
const crowds: fc.Arbitrary<Crowd> = fc
  .record({
    rows: fc.integer({ min: 1, max: 8 }),
    columns: fc.integer({ min: 4, max: 10 }),
    targets: fc.integer({ min: 2, max: 5 }),
    maxAttempts: fc.constantFrom(0, 0, 2),
    fill: fc.double({ min: 0.25, max: 0.8, noNaN: true }),
    spread: fc.double({ min: 0, max: 0.5, noNaN: true }),
    left: fc.double({ min: 0, max: 0.5, noNaN: true }),
  })
  .map(({ rows, columns, targets, maxAttempts, fill, spread, left }) => {
    const patches = rows * columns;
    return planLevel(
      requestOf({
        ...any!,
        grid: { rows, columns, patches, patchSize: 1 },
        targets,
        maxAttempts,
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
  .filter((planned) => planned._tag === 'Right' && tablesOf(planned.right).openings !== undefined)
  .map((planned) => {
    if (planned._tag === 'Left') throw new Error('filtered');
    return { level: planned.right, openings: tablesOf(planned.right).openings! };
  });

test('openings listed, tabled, or tested one by one give the same samples', () => {
  fc.assert(
    fc.property(crowds, fc.integer(), ({ level, openings }, seed) => {
      const samplers = [
        new LevelSampler(level, (_, ...rest) => new TestedPositions(level, openings, ...rest)),
        new LevelSampler(level, (_, ...rest) => new ListedPositions(level, openings, ...rest)),
        new LevelSampler(
          level,
          (_, prior, completion) =>
            new TabledPositions(prior, disjointRows(level, openings), completion, level.maxAttempts),
        ),
      ];
      const root = fromSeed(seed);
      const stream = new Stream();
      const length = (level.contexts + level.targets) * 4;
      for (let sample = 0; sample < 60; sample++) {
        const [tested, listed, tabled] = samplers.map((sampler) => {
          const blocks = new Int32Array(length);
          stream.seed(root, sample, -1);
          sampler.draw(stream, blocks, 0, 0);
          return [...blocks];
        });
        expect(listed).toEqual(tested);
        expect(tabled).toEqual(tested);
      }
    }),
    { numRuns: 40 },
  );
});
