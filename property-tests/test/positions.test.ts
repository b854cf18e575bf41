import fc from 'fast-check';
import { expect, test } from 'vitest';
import { disjointRows } from '../../core/src/disjoint-rows.js';
import { GridPositions } from '../../core/src/grid-positions.js';
import { foldIn, fromSeed } from '../../core/src/key.js';
import { LevelSampler } from '../../core/src/level-sampler.js';
import { ListedPositions } from '../../core/src/listed-positions.js';
import { Stream } from '../../core/src/stream.js';
import { TabledPositions } from '../../core/src/tabled-positions.js';
import { tablesOf } from '../../core/src/tables.js';
import { plans } from '../src/index.js';

/** The listed positions without their walk along rows: every position is tested. */
class PlainPositions extends ListedPositions {
  override drawExactly(stream: Stream, shape: number): boolean {
    return GridPositions.prototype.drawExactly.call(this, stream, shape);
  }
}

test('tables, rows and plain testing find the same valid positions, so the same samples', () => {
  let crowded = 0;
  fc.assert(
    fc.property(plans(20), fc.integer(), (plan, seed) => {
      for (const level of plan.levels) {
        const { openings } = tablesOf(level);
        if (openings === undefined || level.targetOverlap === 'allow' || level.confined) continue;
        crowded++;
        const samplers = [
          new LevelSampler(
            level,
            (_, prior, completion) => new PlainPositions(level, openings, prior, completion),
          ),
          new LevelSampler(
            level,
            (_, prior, completion) => new ListedPositions(level, openings, prior, completion),
          ),
          new LevelSampler(
            level,
            (_, prior, completion) =>
              new TabledPositions(prior, disjointRows(level, openings), completion, level.maxAttempts),
          ),
        ];
        const stream = new Stream();
        const root = foldIn(fromSeed(seed), 0);
        for (let sample = 0; sample < 6; sample++) {
          const drawn = samplers.map((sampler) => {
            const blocks = new Int32Array((level.contexts + level.targets) * 4);
            stream.seed(root, sample, -1);
            sampler.draw(stream, blocks, 0, 0);
            return [...blocks];
          });
          expect(drawn[1]).toEqual(drawn[0]);
          expect(drawn[2]).toEqual(drawn[0]);
        }
      }
    }),
    { numRuns: 300 },
  );
  // Otherwise nothing was compared.
  expect(crowded).toBeGreaterThan(30);
});
