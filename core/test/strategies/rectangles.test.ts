import { describe, expect, test } from 'vitest';
import { isLevel, type Level } from '../../src/blocks/index.js';
import { patchCounts } from '../../src/geometry/index.js';
import { hierarchical, isRight, multiBlock, type Strategy, sampleBatch, unwrap } from '../../src/index.js';

const multi = multiBlock as Strategy;
const levels = hierarchical as Strategy;

/** Every grid of 196 to 256 patches with sides of 4 to 64: what a model of variable resolution meets. */
const grids: ReadonlyArray<readonly [rows: number, columns: number]> = Array.from({ length: 61 }, (_, row) =>
  Array.from({ length: 61 }, (_, column) => [row + 4, column + 4] as const),
)
  .flat()
  .filter(([rows, columns]) => rows * columns >= 196 && rows * columns <= 256);

/** Mean and least share of the patches that contexts of level 0 or 1 keep. */
const kept = (strategy: Strategy, config: object, level: number = 0) => {
  const plan = unwrap(strategy.plan(config));
  const part = sampleBatch(plan, { seed: 1, count: 200 }).parts[level]!;
  const counts = [...patchCounts(part).context];
  const { patches } = part.grid;
  const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length / patches;
  return { mean, least: Math.min(...counts) / patches };
};

describe('of the 181 grids of 196 to 256 patches with sides of 4 to 64', () => {
  test('175 plan at the defaults; the other six are told that three targets fit', () => {
    expect(grids.length).toBe(181);
    const refused = grids.flatMap((inputSize) => {
      const planned = multiBlock.plan({ inputSize, patchSize: 1 });
      return isRight(planned) ? [] : [[inputSize, planned.left.map(({ suggestion }) => suggestion)] as const];
    });
    expect(refused).toEqual(
      [
        [9, 23],
        [11, 22],
        [11, 23],
        [19, 11],
        [22, 11],
        [23, 11],
      ].map((inputSize) => [inputSize, [{ numTargetMasks: 3 }]]),
    );
  });

  test('all plan at the defaults of hierarchical', () => {
    expect(grids.filter((inputSize) => !isRight(hierarchical.plan({ inputSize, patchSize: 1 })))).toEqual([]);
  });

  test('contexts keep about as much as on a square one', () => {
    const square = kept(multi, {});
    for (const inputSize of grids) {
      if (!isRight(multiBlock.plan({ inputSize, patchSize: 1 }))) continue;
      const { mean, least } = kept(multi, { inputSize, patchSize: 1 });
      expect(mean, String(inputSize)).toBeGreaterThan(square.mean * 0.8);
      expect(mean, String(inputSize)).toBeLessThan(square.mean * 1.6);
      expect(least, String(inputSize)).toBeGreaterThan(0.08);
    }
  });
});

describe('a suggestion for a long image leaves the context as much as a square image does', () => {
  const square = [0.75, 1.5] as const;
  const absolute = { aspectRatioRange: square, contextAspectRatioRange: square };

  test.each<[string, Strategy, object]>([
    ['a spectrogram', multi, { inputSize: [128, 1024], ...absolute }],
    ['a portrait', multi, { inputSize: [256, 128], ...absolute }],
    ['a video frame', multi, { inputSize: [144, 256], ...absolute }],
    ['a street', multi, { inputSize: [384, 1248], ...absolute }],
    ['a row', multi, { inputSize: [1, 64], patchSize: 1, ...absolute }],
    ['a column', multi, { inputSize: [64, 1], patchSize: 1, ...absolute }],
    ['a strip', multi, { inputSize: [4, 64], patchSize: 1, aspectRatioRange: square }],
    ['levels of a spectrogram', levels, { inputSize: [128, 1024], ...absolute }],
    ['levels of a video frame', levels, { inputSize: [144, 256], ...absolute }],
  ])('%s', (_, strategy, config) => {
    let followed: object = config;
    for (let step = 0; step < 4; step++) {
      const planned = strategy.plan(followed);
      if (isRight(planned)) break;
      for (const { suggestion, path } of planned.left) {
        // The block that has no shape is the block that is changed.
        if (path[0] === 'contextScale') expect(Object.keys(suggestion!)).toEqual(['contextAspectRatioRange']);
        expect(suggestion).not.toHaveProperty('contextScale');
      }
      followed = { ...followed, ...planned.left[0].suggestion };
    }
    const { mean, least } = kept(strategy, followed);
    expect(mean).toBeGreaterThan(0.22);
    expect(least).toBeGreaterThan(0.1);
  });
});

const ratiosOf = (strategy: Strategy, config: object): ReadonlyArray<Level['ranges']> =>
  unwrap(strategy.plan(config))
    .parts.filter(isLevel)
    .map(({ ranges }) => ranges);

describe('by default', () => {
  test('a context’s aspect ratio is relative to the image’s, a target’s is not', () => {
    expect(ratiosOf(multi, { inputSize: [10, 20], patchSize: 1 })).toMatchObject([
      { targetAspectRatio: [0.75, 1.5], contextAspectRatio: [1.5, 3] },
    ]);
    expect(ratiosOf(multi, { inputSize: [16, 8], patchSize: 1, aspectRatioRange: [0.5, 2] })).toMatchObject([
      { targetAspectRatio: [0.5, 2], contextAspectRatio: [0.25, 1] },
    ]);
  });

  test('level 0 narrows both, the context’s relative to the image', () => {
    const [finest, coarser] = ratiosOf(levels, { inputSize: [16, 32], patchSize: 1 });
    expect(finest).toMatchObject({ targetAspectRatio: [0.85, 1.15], contextAspectRatio: [1.7, 2.3] });
    expect(coarser).toMatchObject({ targetAspectRatio: [0.75, 1.5], contextAspectRatio: [1.5, 3] });
  });

  test('a range that is given is width / height, whatever the image', () => {
    const contextAspectRatioRange = [0.5, 4] as const;
    expect(ratiosOf(multi, { inputSize: [8, 16], patchSize: 1, contextAspectRatioRange })).toMatchObject([
      { contextAspectRatio: [0.5, 4] },
    ]);
    const [finest, coarser] = ratiosOf(levels, {
      inputSize: [16, 24],
      patchSize: 1,
      contextAspectRatioRange,
    });
    expect(finest).toMatchObject({ contextAspectRatio: [0.85, 1.15] });
    expect(coarser).toMatchObject({ contextAspectRatio: [0.5, 4] });
  });

  test.each<[string, Strategy, object]>([
    ['multi-block', multi, { inputSize: [4, 64], patchSize: 1 }],
    ['multi-block on a square', multi, {}],
    ['hierarchical', levels, { inputSize: [128, 1024] }],
    ['hierarchical on a video frame', levels, { inputSize: [144, 256] }],
    ['hierarchical on a square', levels, { aspectRatioRange: [0.5, 2] }],
  ])('what a plan says of its parameters plans the same again: %s', (_, strategy, config) => {
    const plan = unwrap(strategy.plan(config));
    expect(unwrap(strategy.plan(plan.parameters))).toEqual(plan);
  });
});

describe('long rows', () => {
  test.each<[string, Strategy, object]>([
    ['1 × 512', multi, { inputSize: [1, 512], patchSize: 1 }],
    ['1 × 1,500', multi, { inputSize: [1, 1500], patchSize: 1 }],
    ['1,500 × 1', multi, { inputSize: [1500, 1], patchSize: 1 }],
    ['levels of 1 × 500', levels, { inputSize: [1, 500], patchSize: 1 }],
    ['512 × 128', multi, { inputSize: [512, 128], patchSize: 1 }],
  ])('plan at the defaults: %s', (_, strategy, config) => {
    const plan = unwrap(strategy.plan(config));
    const counts = [...patchCounts(sampleBatch(plan, { seed: 1, count: 20 }).parts[0]).context];
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(plan.parts[0].guarantees.context.min);
  });
});
