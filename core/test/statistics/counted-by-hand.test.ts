import { describe, expect, test } from 'vitest';
import { booleans } from '../../../backends/cpu/src/index.js';
import { type Geometry, measure, multiBlock, summarise, unwrap } from '../../src/index.js';
import { emptyTally, mergeTallies, observe, type Tally } from '../../src/statistics/index.js';

/** 3 × 4 patches, two contexts and three targets. */
const plan = unwrap(
  multiBlock.plan({
    inputSize: [3, 4],
    patchSize: 1,
    numTargetMasks: 3,
    numContextMasks: 2,
    targetScale: [1 / 12, 0.5],
    contextScale: [0.3, 1],
    aspectRatioRange: [0.5, 4],
    contextAspectRatioRange: [0.5, 4],
    targetOverlap: 'allow',
    minContextPatches: 2,
  }),
);

type Blocks = ReadonlyArray<readonly [top: number, left: number, height: number, width: number]>;

const geometryOf = (...samples: ReadonlyArray<Blocks>): Geometry<''> => ({
  count: samples.length,
  parts: [
    {
      name: '',
      masks: 'boxes',
      grid: plan.parts[0].grid,
      count: samples.length,
      contexts: 2,
      targets: 3,
      boxesPerTarget: 1,
      boxes: Int32Array.from(samples.flat(2)),
      phases: new Uint32Array(samples.length),
    },
  ],
});

const tallyOf = (geometry: Geometry<''>, painted = booleans(geometry)): Tally => {
  const tally = emptyTally(plan);
  observe(tally, geometry, painted);
  return tally;
};

const samples = geometryOf(
  // Targets cover patches 0 (all three of them) and 4; contexts keep 10 patches, and patches 1 and 5.
  [
    [0, 0, 3, 4],
    [0, 0, 2, 2],
    [0, 0, 1, 1],
    [0, 0, 2, 1],
    [0, 0, 1, 1],
  ],
  // Targets cover 11, 3 and again 3; contexts keep 5, 6, 7, 9, 10, and all but two.
  [
    [1, 1, 2, 3],
    [0, 0, 3, 4],
    [2, 3, 1, 1],
    [0, 3, 1, 1],
    [0, 3, 1, 1],
  ],
);

describe('two samples, counted by hand', () => {
  const counted = () => summarise(tallyOf(samples)).parts[0]!;

  test('coverage: contexts of 10, 2, 5 and 10 patches, targets of 1 and 2, unions of 2', () => {
    const level = counted();
    expect(level.areas.context).toEqual([0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 2, 0, 0]);
    expect(level.areas.target).toEqual([0, 5, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    expect(level.areas.union).toEqual([0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    expect(level.context.mean * 12).toBeCloseTo(6.75, 12);
    expect((level.context.standardDeviation * 12) ** 2).toBeCloseTo(11.6875, 12);
    expect([level.context.min, level.context.max]).toEqual([2 / 12, 10 / 12]);
    expect(level.union).toEqual({ mean: 2 / 12, standardDeviation: 0, min: 2 / 12, max: 2 / 12 });
  });

  test('visits: of four context masks and of two samples', () => {
    const level = counted();
    expect(level.contextVisits.map((share) => share * 4)).toEqual([1, 3, 2, 1, 1, 4, 3, 3, 2, 3, 3, 1]);
    expect(level.targetVisits.map((share) => share * 2)).toEqual([1, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 1]);
  });

  test('shapes: the most frequent first, then by height and width', () => {
    const level = counted();
    expect(level.targetShapes).toEqual([
      { height: 1, width: 1, count: 5, share: 5 / 6 },
      { height: 2, width: 1, count: 1, share: 1 / 6 },
    ]);
    expect(level.contextShapes).toEqual([
      { height: 3, width: 4, count: 2, share: 0.5 },
      { height: 2, width: 2, count: 1, share: 0.25 },
      { height: 2, width: 3, count: 1, share: 0.25 },
    ]);
  });

  test('overlaps: one patch shared in each, by three targets and by two', () => {
    expect(counted()).toMatchObject({
      targetTargetOverlap: { samples: 2, patches: 2 },
      contextTargetOverlap: { samples: 0, patches: 0 },
      contextsBelowMinimum: 0,
      targetsOutOfBounds: 0,
      contextsOutOfBounds: 0,
    });
  });
});

describe('a block is out of bounds', () => {
  const inside = [0, 1, 1, 2] as const;
  const big = [0, 0, 2, 3] as const;
  const outOf = (context: Blocks[number], target: Blocks[number]) => {
    const geometry = geometryOf([big, context, inside, inside, target]);
    const masks = booleans(geometryOf([big, big, inside, inside, inside]));
    const [level] = tallyOf(geometry, masks).parts;
    const seen = (counts: Float64Array): number => counts.reduce((sum, count) => sum + count, 0);
    return [
      level!.contextsOutOfBounds,
      level!.targetsOutOfBounds,
      seen(level!.contextShapes),
      seen(level!.targetShapes),
    ];
  };

  test.each<[string, Blocks[number]]>([
    ['above the first row', [-1, 1, 1, 2]],
    ['left of the first column', [0, -1, 1, 2]],
    ['below the last row', [3, 1, 1, 2]],
    ['right of the last column', [0, 3, 1, 2]],
    ['without rows', [0, 1, 0, 2]],
    ['without columns', [0, 1, 1, 0]],
  ])('%s, and has no shape that is counted', (_, block) => {
    expect(outOf(big, block)).toEqual([0, 1, 2, 2]);
    expect(outOf(block, inside)).toEqual([1, 0, 1, 3]);
  });

  test.each<[string, Blocks[number], Blocks[number]]>([
    ['of another scale', [0, 0, 1, 3], [0, 0, 3, 4]],
    ['of another aspect ratio', [0, 0, 3, 1], [0, 0, 3, 1]],
  ])('%s, whose shape is counted all the same', (_, context, target) => {
    expect(outOf(context, inside)).toEqual([1, 0, 2, 3]);
    expect(outOf(big, target)).toEqual([0, 1, 2, 3]);
  });

  test('nowhere on the last row and column, nor for the first and smallest', () => {
    expect(outOf([1, 1, 2, 3], [2, 3, 1, 1])).toEqual([0, 0, 2, 3]);
    expect(outOf([0, 0, 3, 4], [0, 0, 1, 1])).toEqual([0, 0, 2, 3]);
  });
});

describe('counts', () => {
  /** All that can be wrong at once: everything under a target, a context left in it, blocks out of bounds. */
  const wrong = (): Tally => {
    const all: Blocks[number] = [0, 0, 3, 4];
    const geometry = geometryOf([[0, 0, 3, 5], all, all, [0, 0, 4, 4], all]);
    const masks = booleans(geometryOf([all, all, all, all, all]));
    // The first context keeps the last patch, which is a target's; the second keeps none.
    masks.context.data[11] = 1;
    return tallyOf(geometry, masks);
  };

  test('go up to the whole grid and to all of it', () => {
    const [level] = wrong().parts;
    expect([
      level!.targetAreas[12],
      level!.unionAreas[12],
      level!.contextAreas[1],
      level!.contextAreas[0],
    ]).toEqual([3, 1, 1, 1]);
    expect([level!.contextShapes.at(-1), level!.targetShapes.at(-1)]).toEqual([1, 2]);
    expect(level).toMatchObject({
      contextTargetSamples: 1,
      contextTargetPatches: 1,
      targetTargetSamples: 1,
      targetTargetPatches: 12,
      targetsOutOfBounds: 3,
      contextsOutOfBounds: 1,
      contextsBelowMinimum: 2,
    });
  });

  test('add up, every one of them', () => {
    const three = mergeTallies(mergeTallies(wrong(), tallyOf(samples)), wrong());
    expect(three.samples).toBe(4);
    expect(three.parts[0]).toMatchObject({
      contextTargetSamples: 2,
      contextTargetPatches: 2,
      targetTargetSamples: 4,
      targetTargetPatches: 26,
      targetsOutOfBounds: 6,
      contextsOutOfBounds: 2,
      contextsBelowMinimum: 4,
    });
    expect([three.parts[0]!.targetAreas[12], three.parts[0]!.targetAreas[1]]).toEqual([6, 5]);
  });

  test('are taken with nobody told of the progress', () => {
    expect(measure(plan, booleans, { seed: 1, count: 300 }).samples).toBe(300);
  });
});
