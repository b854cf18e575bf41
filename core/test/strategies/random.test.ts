import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cpu } from '../../../backends/cpu/src/index.js';
import { isLeft, lengthsOf, random, sampleBatch, unwrap } from '../../src/index.js';

const side = fc.integer({ min: 1, max: 9 });

/** Configurations that can be planned: a grid of whole units, a ratio that masks some and keeps some. */
const configuration = fc
  .tuple(
    side,
    side,
    fc.integer({ min: 1, max: 3 }),
    fc.integer({ min: 1, max: 3 }),
    fc.double({ min: 0, max: 1, noNaN: true }),
  )
  .map(([rows, columns, unitRows, unitColumns, maskRatio]) => ({
    inputSize: [rows * unitRows, columns * unitColumns] as const,
    patchSize: 1,
    unit: [unitRows, unitColumns] as const,
    maskRatio,
    rounding: 'nearest' as const,
  }))
  .filter((config) => !isLeft(random.plan(config)));

describe('random masks', () => {
  it('mask in every sample exactly as many patches as the plan says, and keep all others', () => {
    fc.assert(
      fc.property(configuration, fc.integer(), (config, seed) => {
        const plan = unwrap(random.plan(config));
        const { patches } = plan.parts[0].grid;
        const { context, targets } = cpu.booleans(sampleBatch(plan, { seed, count: 4 }));
        const lengths = lengthsOf(plan);
        expect(lengths.context + lengths.targets).toBe(patches);
        for (let sample = 0; sample < 4; sample++) {
          const of = ({ data }: { readonly data: Uint8Array }) =>
            data.subarray(sample * patches, (sample + 1) * patches);
          expect(of(targets).reduce((sum, one) => sum + one, 0)).toBe(lengths.targets);
          expect(of(context).map((one, patch) => one + of(targets)[patch]!)).toEqual(
            new Uint8Array(patches).fill(1),
          );
        }
      }),
    );
  });

  it('mask or keep units as a whole', () => {
    fc.assert(
      fc.property(configuration, fc.integer(), (config, seed) => {
        const [part] = sampleBatch(unwrap(random.plan(config)), { seed, count: 1 }).parts;
        const { data } = cpu.booleans({ count: 1, parts: [part] }).targets;
        const [unitRows, unitColumns] = config.unit;
        const { columns } = part.grid;
        data.forEach((masked, patch) => {
          const row = Math.floor(patch / columns);
          const corner =
            (row - (row % unitRows)) * columns + (patch % columns) - ((patch % columns) % unitColumns);
          expect(masked).toBe(data[corner]);
        });
      }),
    );
  });

  it.each([
    // He et al. 2021 keep ⌊196 · 0.25⌋ = 49; SimMIM masks ⌈36 · 0.6⌉ = 22 units of 8 × 8 patches.
    ['mae', 147, 49],
    ['simmim', 22 * 64, 14 * 64],
  ])('of the preset %s mask %i patches and keep %i', (name, masked, kept) => {
    const { config } = random.presets.find((preset) => preset.name === name)!;
    expect(lengthsOf(unwrap(random.plan(config)))).toEqual({ context: kept, targets: masked });
  });

  it.each([
    ['up', 3],
    ['down', 2],
    ['nearest', 3],
  ] as const)('round the number of masked units %s', (rounding, masked) => {
    // 2.8 of 4.
    expect(
      unwrap(random.plan({ inputSize: 2, patchSize: 1, maskRatio: 0.7, rounding })).parts[0].maskedUnits,
    ).toBe(masked);
  });

  it('take a share of a whole number of units for whole: 0.1 of 30 is 3', () => {
    for (let tenths = 1; tenths < 10; tenths++) {
      const plan = unwrap(random.plan({ inputSize: [3, 10], patchSize: 1, maskRatio: tenths / 10 }));
      expect(plan.parts[0].maskedUnits).toBe(3 * tenths);
    }
  });

  it.each([
    ['a unit that does not divide the grid', { unit: 5 }, 'unit', { unit: [2, 2] }],
    ['a ratio that masks nothing', { maskRatio: 0 }, 'maskRatio', { maskRatio: 0.005 }],
    ['a ratio that masks everything', { maskRatio: 1 }, 'maskRatio', { maskRatio: 0.99 }],
    ['a unit that is the whole grid', { unit: 14 }, 'unit', { unit: 1 }],
    ['a single patch', { inputSize: 1, patchSize: 1 }, 'inputSize', { inputSize: [2, 2] }],
    [
      'a single patch, and a ratio that would mask nothing of more',
      { inputSize: 1, patchSize: 1, maskRatio: 0 },
      'inputSize',
      { inputSize: [2, 2], maskRatio: 0.2 },
    ],
    ['percent', { maskRatio: 75 }, 'maskRatio', { maskRatio: 0.75 }],
  ] as const)('are refused for %s, with what would do', (_, config, field, suggestion) => {
    const planned = random.plan(config);
    const [error] = isLeft(planned) ? planned.left : expect.unreachable('it is planned');
    expect(error.path).toEqual([field]);
    expect(error.suggestion).toEqual(suggestion);
    expect(isLeft(random.plan({ ...config, ...error.suggestion }))).toBe(false);
  });
});
