import { chiSquareScore } from '@jepa-masks/property-tests';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inverseBlock, isLeft, lengthsOf, unwrap } from '../../src/index.js';
import { logSteps } from '../../src/patches/log-steps.js';
import { countsOf, drawnSets, images, mostUneven } from './drawn-sets.js';

const share = fc.double({ min: 0, max: 1, noNaN: true });

const configuration = fc
  .record({
    image: images,
    keepRatio: share,
    predictRatio: share,
    sizes: fc.oneof(
      fc.record({ blocks: fc.integer({ min: 1, max: 5 }) }),
      fc.record({ blockSide: fc.integer({ min: 1, max: 5 }) }),
    ),
    wrap: fc.boolean(),
    seed: fc.integer(),
  })
  .map(({ image, sizes, ...others }) => ({ ...image, ...sizes, ...others }))
  .filter(({ seed, ...config }) => !isLeft(inverseBlock.plan(config)));

/** Where the ones of a set lie: the rectangle about them. */
const aroundOf = (set: string, columns: number): readonly [height: number, width: number] => {
  const patches = [...set].flatMap((bit, patch) => (bit === '1' ? [patch] : []));
  const side = (of: (patch: number) => number) =>
    Math.max(...patches.map(of)) - Math.min(...patches.map(of)) + 1;
  return [side((patch) => Math.floor(patch / columns)), side((patch) => patch % columns)];
};

describe('inverse block masks', () => {
  it('keep and predict exactly as many patches as asked for, and none twice', () => {
    fc.assert(
      fc.property(configuration, ({ seed, ...config }) => {
        const plan = unwrap(inverseBlock.plan(config));
        const { context, targets } = lengthsOf(plan);
        for (const one of drawnSets(plan, 4, seed)) {
          expect([one.kept, one.masked]).toEqual([context, targets]);
          expect([...one.context].every((bit, patch) => bit === '0' || one.target[patch] === '0')).toBe(true);
        }
      }),
    );
  });

  it.each([
    ['one block', { inputSize: [5, 7], keepRatio: 0.35 }],
    ['one block of 4:1', { inputSize: [4, 16], keepRatio: 0.4 }],
    ['three blocks', { inputSize: [6, 5], keepRatio: 0.4, blocks: 3 }],
    ['squares', { inputSize: [5, 6], keepRatio: 0.4, blockSide: 2 }],
    ['a share of the rest predicted', { inputSize: [5, 5], keepRatio: 0.3, predictRatio: 0.4 }],
  ] as const)('keep and predict every patch as often round the edges: %s', (_, config) => {
    const plan = unwrap(inverseBlock.plan({ ...config, patchSize: 1 }));
    const sets = drawnSets(plan, 20_000);
    const { patches } = plan.parts[0].grid;
    const { context, targets } = lengthsOf(plan);
    expect(
      mostUneven(
        sets.map((one) => one.context),
        context / patches,
      ),
    ).toBeLessThan(5);
    expect(
      mostUneven(
        sets.map((one) => one.target),
        targets / patches,
      ),
    ).toBeLessThan(5);
  });

  it('are one block whose sides follow the aspect ratio, less than a line short', () => {
    const plan = unwrap(inverseBlock.plan({ inputSize: 14, patchSize: 1, keepRatio: 0.35, wrap: false }));
    const around = drawnSets(plan, 3_000).map(({ context }) => aroundOf(context, 14));
    for (const [height, width] of around) {
      expect(height * width - 69).toBeGreaterThanOrEqual(0);
      expect(height * width - 69).toBeLessThan(Math.max(height, width));
    }
    // 69 patches as the documented law has them: the shorter side rounded, the longer one rounded up.
    const expected = countsOf(
      [...logSteps([0.5, 2])].map((ratio) => {
        const shorter = Math.round(Math.sqrt(ratio < 1 ? 69 * ratio : 69 / ratio));
        const longer = Math.ceil(69 / shorter);
        return `${ratio < 1 ? [longer, shorter] : [shorter, longer]}`;
      }),
    );
    const seen = countsOf(around.map(String));
    const shapes = [...expected.keys()];
    expect([...seen.keys()].every((shape) => expected.has(shape))).toBe(true);
    const score = chiSquareScore(
      shapes.map((shape) => seen.get(shape) ?? 0),
      shapes.map((shape) => (expected.get(shape)! / 1024) * 3_000),
    );
    expect(Math.abs(score)).toBeLessThan(4);
  });

  it.each([
    ['long grids', { inputSize: [64, 8], keepRatio: 0.35 }],
    ['grids that published code refuses', { inputSize: [10, 101], keepRatio: 0.35 }],
    ['a single row', { inputSize: [1, 100], keepRatio: 0.6 }],
  ] as const)('fit %s by default', (_, config) => {
    const plan = unwrap(inverseBlock.plan({ ...config, patchSize: 1 }));
    const [{ kept }] = plan.parts;
    for (const one of drawnSets(plan, 50)) expect(one.kept).toBe(kept);
  });

  it('of the preset capi keep 90 of 256 patches and predict 9', () => {
    const { config } = inverseBlock.presets.find(({ name }) => name === 'capi')!;
    expect(lengthsOf(unwrap(inverseBlock.plan(config)))).toEqual({ context: 90, targets: 9 });
  });

  it.each([
    ['a ratio that keeps nothing', { keepRatio: 0 }, 'keepRatio', { keepRatio: 0.005 }],
    ['a ratio that keeps everything', { keepRatio: 1 }, 'keepRatio', { keepRatio: 0.99 }],
    ['a ratio that predicts nothing', { predictRatio: 0 }, 'predictRatio', { predictRatio: 0.007 }],
    [
      'ratios of which no block fits',
      { inputSize: [64, 8], patchSize: 1, aspectRatioRange: [0.5, 2] },
      'aspectRatioRange',
      { aspectRatioRange: [0.355, 2] },
    ],
    ['blocks beside the side of squares', { blocks: 3, blockSide: 3 }, 'blocks', { blocks: 1 }],
    [
      'aspect ratios beside the side of squares',
      { aspectRatioRange: [0.5, 2], blockSide: 3 },
      'aspectRatioRange',
      { aspectRatioRange: [1, 1] },
    ],
    ['a square larger than the grid', { inputSize: [64, 160], blockSide: 5 }, 'blockSide', { blockSide: 4 }],
    ['a single patch', { inputSize: 1, patchSize: 1 }, 'inputSize', { inputSize: [2, 2] }],
  ] as const)('are refused for %s, with what would do', (_, config, field, suggestion) => {
    const planned = inverseBlock.plan(config);
    const [error] = isLeft(planned) ? planned.left : expect.unreachable('it is planned');
    expect(error.path).toEqual([field]);
    expect(error.suggestion).toStrictEqual(suggestion);
    expect(isLeft(inverseBlock.plan({ ...config, ...error.suggestion }))).toBe(false);
  });
});
