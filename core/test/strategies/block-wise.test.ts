import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockWise, isLeft, lengthsOf, unwrap } from '../../src/index.js';
import { drawnSets, expectAllKeptOrMasked, images } from './drawn-sets.js';

const configuration = fc
  .record({
    image: images,
    maskRatio: fc.double({ min: 0, max: 1, noNaN: true }),
    minBlockPatches: fc.integer({ min: 1, max: 20 }),
    seed: fc.integer(),
  })
  .map(({ image, ...others }) => ({ ...image, ...others }))
  .filter(({ seed, ...config }) => !isLeft(blockWise.plan(config)));

describe('block-wise masks', () => {
  it('mask exactly as many patches as asked for, whatever the blocks, and keep all others', () => {
    fc.assert(
      fc.property(configuration, ({ seed, ...config }) => {
        expectAllKeptOrMasked(unwrap(blockWise.plan(config)), seed);
      }),
    );
  });

  it('have no block smaller than the least area: a mask of one block is one rectangle', () => {
    const plan = unwrap(blockWise.plan({ maskRatio: 0.0625, inputSize: 256, minBlockPatches: 16 }));
    for (const { target } of drawnSets(plan, 200)) {
      const patches = [...target].flatMap((bit, patch) => (bit === '1' ? [patch] : []));
      const rows = patches.map((patch) => Math.floor(patch / 16));
      const columns = patches.map((patch) => patch % 16);
      const height = Math.max(...rows) - Math.min(...rows) + 1;
      const width = Math.max(...columns) - Math.min(...columns) + 1;
      expect(patches).toHaveLength(16);
      // What rounding added is less than a row or a column.
      expect(height * width - 16).toBeLessThan(Math.max(height, width));
    }
  });

  it('are the same turned over or about: a block is cut on any side', () => {
    const samples = 20_000;
    const config = { inputSize: 4, patchSize: 1, maskRatio: 0.45, minBlockPatches: 6 } as const;
    const plan = unwrap(blockWise.plan({ ...config, rounding: 'nearest', aspectRatioRange: [0.5, 2] }));
    const sets = drawnSets(plan, samples).map(({ target }) => target);
    const seen = Array.from({ length: 16 }, (_, patch) => sets.filter((set) => set[patch] === '1').length);
    const mirrored = (patch: number) => {
      const [row, column] = [Math.floor(patch / 4), patch % 4];
      const [a, b] = [Math.min(row, 3 - row), Math.min(column, 3 - column)];
      return Math.min(a, b) * 4 + Math.max(a, b);
    };
    for (let patch = 0; patch < 16; patch++) {
      const alike = seen[mirrored(patch)]!;
      expect(Math.abs(seen[patch]! - alike) / Math.sqrt(2 * samples * 0.25)).toBeLessThan(5);
    }
  });

  it('mask the middle more often than the rim, as the docs say of beit', () => {
    const { config } = blockWise.presets.find(({ name }) => name === 'beit')!;
    const samples = 20_000;
    const sets = drawnSets(unwrap(blockWise.plan(config)), samples).map(({ target }) => target);
    const share = (patch: number) => sets.filter((set) => set[patch] === '1').length / samples;
    for (const middle of [6 * 14 + 6, 6 * 14 + 7, 7 * 14 + 6, 7 * 14 + 7]) {
      expect(share(middle)).toBeCloseTo(0.71, 1.7);
    }
    for (const corner of [0, 13, 13 * 14, 195]) expect(share(corner)).toBeCloseTo(0.04, 1.7);
  });

  it('spread the ratio over a step: every two samples have one that is masked, every 2ᵏ one of each stratum', () => {
    const { config } = blockWise.presets.find(({ name }) => name === 'dinov2')!;
    const plan = unwrap(blockWise.plan(config));
    const [part] = plan.parts;
    expect(part.guarantees.target).toEqual({ min: 0, max: 98 });
    for (let step = 0; step < 20; step++) {
      const masked = drawnSets(plan, 64, 3, step).map((one) => one.masked);
      for (let pair = 0; pair < 64; pair += 2) {
        expect([masked[pair]!, masked[pair + 1]!].filter((count) => count > 0)).toHaveLength(1);
      }
      const counts = masked.filter((count) => count > 0).sort((a, b) => a - b);
      // 32 masked samples, one in each 32nd of the counts from 20 to 98.
      counts.forEach((count, rank) => {
        expect(count).toBeGreaterThanOrEqual(20 + Math.floor((rank * 79) / 32));
        expect(count).toBeLessThanOrEqual(20 + Math.floor(((rank + 1) * 79) / 32));
      });
    }
    const first = Array.from({ length: 400 }, (_, step) => drawnSets(plan, 1, 3, step)[0]!.masked > 0);
    expect(Math.abs(first.filter(Boolean).length - 200)).toBeLessThan(50);
  });

  it.each([
    ['beit', { context: 121, targets: 75 }],
    ['dinov2', { context: 98, targets: 0 }],
  ])('of the preset %s fill %o', (name, lengths) => {
    const { config } = blockWise.presets.find((preset) => preset.name === name)!;
    expect(lengthsOf(unwrap(blockWise.plan(config)))).toEqual(lengths);
  });

  it.each([
    ['a ratio that masks nothing', { maskRatio: 0 }, 'maskRatio', { maskRatio: 0.005 }],
    [
      'a range that masks everything',
      { maskRatioRange: [0.5, 1] },
      'maskRatioRange',
      { maskRatioRange: [0.5, 0.99] },
    ],
    [
      'a range of which both ends do',
      { maskRatioRange: [0.999, 1] },
      'maskRatioRange',
      { maskRatioRange: [0.99, 0.99] },
    ],
    [
      'a range that may mask nothing',
      { maskRatioRange: [0.001, 0.5], rounding: 'down' },
      'maskRatioRange',
      { maskRatioRange: [0.01, 0.5] },
    ],
    ['a single patch', { inputSize: 1, patchSize: 1 }, 'inputSize', { inputSize: [2, 2] }],
  ] as const)('are refused for %s, with what would do', (_, config, field, suggestion) => {
    const planned = blockWise.plan(config);
    const [error] = isLeft(planned) ? planned.left : expect.unreachable('it is planned');
    expect(error.path).toEqual([field]);
    expect(error.suggestion).toEqual(suggestion);
    expect(isLeft(blockWise.plan({ ...config, ...error.suggestion }))).toBe(false);
  });
});
