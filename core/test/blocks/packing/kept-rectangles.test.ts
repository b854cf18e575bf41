import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Level } from '../../../src/blocks/index.js';
import { LevelSampler } from '../../../src/blocks/level-sampler.js';
import { KeptRectangles, MOST_NAMED } from '../../../src/blocks/packing/kept-rectangles.js';
import { LookAhead } from '../../../src/blocks/packing/look-ahead.js';
import { packingOf } from '../../../src/blocks/packing/packing.js';
import { Rectangles } from '../../../src/blocks/packing/rectangles.js';
import { RectanglePositions } from '../../../src/blocks/placing/rectangle-positions.js';
import { multiBlock, unwrap } from '../../../src/index.js';
import { fromSeed } from '../../../src/keys/key.js';
import { Stream } from '../../../src/keys/stream.js';
import { type Region, regionsOf } from './boards.js';

const ROWS = 3;
const COLUMNS = 4;

type Four = readonly [number, number, number, number];

const side = (most: number): fc.Arbitrary<number> => fc.integer({ min: 1, max: most });

/** Blocks as top, left, height, width: few enough that the same ones come again. */
const blocksOf: fc.Arbitrary<ReadonlyArray<Four>> = fc.array(
  fc.tuple(fc.nat(ROWS - 1), fc.nat(1), side(2), fc.constant(COLUMNS - 1)),
  { minLength: 1, maxLength: MOST_NAMED },
);

const nameOf = (blocks: ReadonlyArray<Four>, contexts: number): string =>
  `${blocks.map(String).toSorted().join(' ')} ${contexts}`;

const listOf = (regions: ReadonlyArray<Four>): Rectangles => {
  const list = new Rectangles();
  for (const [top, left, height, width] of regions) list.append(top, left, top + height, left + width);
  return list;
};

test('feasible rectangles kept beside some blocks are told again beside these, in any order, and beside no others', () => {
  const asked = fc.array(
    fc.record({
      blocks: blocksOf,
      contexts: fc.nat(1),
      feasible: fc.array(fc.tuple(fc.nat(9), fc.nat(9), side(9), side(9)), { maxLength: 6 }),
      turn: fc.nat(2),
    }),
    { minLength: 80, maxLength: 150 },
  );
  const seen = { known: 0, unknown: 0 };
  fc.assert(
    fc.property(asked, (all) => {
      const kept = new KeptRectangles(ROWS, COLUMNS);
      const known = new Map<string, ReadonlyArray<Region>>();
      for (const { blocks, contexts, feasible, turn } of all) {
        const turned = [...blocks.slice(turn), ...blocks.slice(0, turn)];
        // Behind what else a batch holds, and before it.
        const written = Int32Array.of(7, 7, ...turned.flat(), 5, 5, 5, 5);
        const into = listOf([[1, 1, 1, 1]]);
        const before = known.get(nameOf(blocks, contexts));
        expect(kept.recall(into, written, 2, blocks.length, contexts)).toBe(before !== undefined);
        if (before !== undefined) {
          expect(regionsOf(into)).toEqual(before);
          seen.known++;
          continue;
        }
        seen.unknown++;
        const list = listOf(feasible);
        kept.keep(list);
        known.set(nameOf(blocks, contexts), regionsOf(list));
      }
    }),
    { numRuns: 100 },
  );
  expect(Math.min(seen.known, seen.unknown)).toBeGreaterThan(200);
});

const manyTargets: ReadonlyArray<Level> = [
  { numTargetMasks: 5, targetScale: [0.1, 0.14] as const },
  { numTargetMasks: 7, targetScale: [0.06, 0.1] as const, minContextPatches: 20 },
  { numTargetMasks: 8, targetScale: [0.09, 0.12] as const },
].map((config) => unwrap(multiBlock.plan({ ...config, inputSize: 10, patchSize: 1 })).parts[0]);

const root = fromSeed(3);
const stream = new Stream();

const drawn = (level: Level, sampler: LevelSampler, sample: number): Int32Array => {
  const blocks = new Int32Array((level.contexts + level.targets) * 4);
  stream.seed(root, sample, -1);
  sampler.draw(stream, blocks, 0, blocks, 0);
  return blocks;
};

const samplerOf = (level: Level): LevelSampler =>
  new LevelSampler(level, (of, prior) => new RectanglePositions(of, prior));

test('feasible rectangles beside two blocks are told in one order, whichever was placed first', () => {
  let several = 0;
  for (const level of manyTargets) {
    const sampler = samplerOf(level);
    const feasibleBeside = (blocks: Int32Array): ReadonlyArray<number> => {
      const lookAhead = new LookAhead(packingOf(level));
      lookAhead.begin(blocks, 0);
      lookAhead.place(blocks[2]!, blocks[3]!);
      lookAhead.place(blocks[6]!, blocks[7]!);
      lookAhead.turnTo(3);
      const { edges, count } = lookAhead.feasible(0);
      return [...edges.slice(0, count * 4)];
    };
    for (let sample = 0; sample < 100; sample++) {
      const targets = drawn(level, sampler, sample).subarray(level.contexts * 4);
      const [a, b] = [targets.slice(0, 4), targets.slice(4, 8)];
      const feasible = feasibleBeside(Int32Array.of(...a, ...b));
      expect(feasibleBeside(Int32Array.of(...b, ...a))).toEqual(feasible);
      if (feasible.length > 4) several++;
    }
  }
  expect(several).toBeGreaterThan(50);
});

test('a sample of many targets does not depend on those drawn before it', () => {
  for (const level of manyTargets) {
    const sampler = samplerOf(level);
    for (let sample = 0; sample < 600; sample++) drawn(level, sampler, sample);
    for (let sample = 560; sample < 640; sample++) {
      expect(drawn(level, sampler, sample)).toEqual(drawn(level, samplerOf(level), sample));
    }
  }
});
