import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cpu } from '../../../backends/cpu/src/index.js';
import {
  blockWise,
  type Configuration,
  type FramesParameters,
  frames,
  isLeft,
  lengthsOf,
  type Plan,
  perCell,
  type RunningCellParameters,
  random,
  runningCell,
  type Strategy,
  sampleBatch,
  tube,
  unwrap,
} from '../../src/index.js';

/** A clip of so many patches each way. */
const clip = (steps: number, rows: number, columns: number) => ({
  inputSize: [rows, columns] as const,
  patchSize: 1,
  numFrames: steps,
  tubeletSize: 1,
});

const sides = fc.tuple(
  fc.integer({ min: 1, max: 7 }),
  fc.integer({ min: 1, max: 8 }),
  fc.integer({ min: 1, max: 8 }),
);

/** Context and target of each sample, as 0 and 1. */
const masksOf = (plan: Plan<''>, count: number, seed = 5) => {
  const { patches } = plan.parts[0].grid;
  const { context, targets } = cpu.booleans(sampleBatch(plan, { seed, count }));
  return Array.from({ length: count }, (_, sample) => ({
    context: [...context.data.subarray(sample * patches, (sample + 1) * patches)],
    target: [...targets.data.subarray(sample * patches, (sample + 1) * patches)],
  }));
};

const size = (mask: ReadonlyArray<number>): number => mask.reduce((sum, bit) => sum + bit, 0);

describe('tubes', () => {
  it.each([
    ['random', random, { maskRatio: 0.6, rounding: 'down' }],
    ['block_wise', blockWise, { maskRatio: 0.6, rounding: 'down', minBlockPatches: 2 }],
    ['per_cell', perCell, { cell: 2, keep: 1 }],
  ] as const)('are the masks of %s at every time step, sample by sample', (spatial, strategy, given) => {
    fc.assert(
      fc.property(sides, fc.integer(), ([steps, rows, columns], seed) => {
        const { inputSize, patchSize, ...time } = clip(steps, rows, columns);
        const frame = (strategy as unknown as Strategy).plan({ inputSize, patchSize, ...given });
        const planned = tube.plan({ inputSize, patchSize, ...time, spatial, ...given });
        expect(isLeft(planned)).toBe(isLeft(frame));
        if (isLeft(planned) || isLeft(frame)) return;
        const ofFrame = masksOf(frame.right as Plan<''>, 3, seed);
        masksOf(planned.right, 3, seed).forEach(({ context, target }, sample) => {
          const through = (mask: ReadonlyArray<number>) => Array.from({ length: steps }, () => mask).flat();
          expect(context).toEqual(through(ofFrame[sample]!.context));
          expect(target).toEqual(through(ofFrame[sample]!.target));
        });
      }),
    );
  });

  it('mask as many patches as VideoMAE: ⌊0.9 · 196⌋ of each frame', () => {
    const [{ config }] = tube.presets as [(typeof tube.presets)[number]];
    expect(lengthsOf(unwrap(tube.plan(config)))).toEqual({ context: 8 * 20, targets: 8 * 176 });
  });

  it.each([
    ['a single patch', { inputSize: 16 }],
    ['a ratio that masks all', { maskRatio: 1 }],
    ['cells kept whole', { spatial: 'per_cell', keep: 4 }],
    ['frames that are no multiple', { numFrames: 15 }],
  ] as const)('are refused for %s, with what would do', (_, config) => {
    const planned = tube.plan(config);
    const [error] = isLeft(planned) ? planned.left : expect.unreachable('it is planned');
    expect(isLeft(tube.plan({ ...config, ...error.suggestion }))).toBe(false);
  });
});

describe('frames', () => {
  const stepsOf = (mask: ReadonlyArray<number>, plane: number): ReadonlyArray<number> =>
    Array.from({ length: mask.length / plane }, (_, step) =>
      size(mask.slice(step * plane, (step + 1) * plane)),
    );

  it('are masked as a whole, exactly so many, and causal never let a later frame into a context', () => {
    const orders = fc.constantFrom('random' as const, 'causal' as const);
    const ratio = fc.double({ min: 0, max: 1, noNaN: true });
    const most = fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined });
    fc.assert(
      fc.property(sides, orders, ratio, most, fc.integer(), (all, order, maskRatio, targetSteps, seed) => {
        const [steps, rows, columns] = all;
        const config: Configuration<FramesParameters> = {
          ...clip(steps, rows, columns),
          order,
          maskRatio,
          ...(targetSteps === undefined ? {} : { targetSteps }),
        };
        const planned = frames.plan(config);
        if (isLeft(planned)) return;
        const masked = Math.ceil(steps * maskRatio - 1e-9);
        for (const { context, target } of masksOf(planned.right, 3, seed)) {
          const [kept, predicted] = [stepsOf(context, rows * columns), stepsOf(target, rows * columns)];
          expect(new Set([...kept, ...predicted, 0, rows * columns]).size).toBe(2);
          expect(kept.filter(Boolean)).toHaveLength(steps - masked);
          expect(predicted.filter(Boolean)).toHaveLength(Math.min(masked, targetSteps ?? masked));
          expect(kept.some((one, step) => one > 0 && predicted[step]! > 0)).toBe(false);
          if (order === 'random') continue;
          expect(kept.findLastIndex(Boolean) + 1).toBe(predicted.findIndex(Boolean));
        }
      }),
    );
  });

  it.each([
    ['a single time step', { numFrames: 2 }, 'numFrames'],
    ['a ratio that masks all', { maskRatio: 1 }, 'maskRatio'],
    ['a ratio that masks none', { maskRatio: 0 }, 'maskRatio'],
  ] as const)('are refused for %s, with what would do', (_, config, field) => {
    const planned = frames.plan(config);
    const [error] = isLeft(planned) ? planned.left : expect.unreachable('it is planned');
    expect(error.path).toEqual([field]);
    expect(isLeft(frames.plan({ ...config, ...error.suggestion }))).toBe(false);
  });
});

describe('running cells', () => {
  const given = fc.record({ cell: fc.integer({ min: 1, max: 3 }), keep: fc.integer({ min: 1, max: 8 }) });

  /** How often each patch of a frame is kept in so many steps. */
  const visits = (context: ReadonlyArray<number>, plane: number, steps: number): ReadonlyArray<number> =>
    Array.from({ length: plane }, (_, patch) =>
      size(Array.from({ length: steps }, (_, step) => context[step * plane + patch]!)),
    );

  it('keep exactly so many of each whole cell at each step, and of cut ones over the clip', () => {
    fc.assert(
      fc.property(sides, given, fc.integer(), ([steps, rows, columns], { cell, keep }, seed) => {
        const planned = runningCell.plan({ ...clip(steps, rows, columns), cell, keep });
        if (isLeft(planned)) return;
        const [{ cellRows, cellColumns, guarantees }] = planned.right.parts;
        for (const { context, target } of masksOf(planned.right, 3, seed)) {
          expect(size(context)).toBe(guarantees.context.min);
          expect(context.map((bit, patch) => bit + target[patch]!)).toEqual(context.map(() => 1));
          for (let step = 0; step < steps; step++) {
            for (let top = 0; top + cellRows <= rows; top += cellRows) {
              for (let left = 0; left + cellColumns <= columns; left += cellColumns) {
                let kept = 0;
                for (let row = top; row < top + cellRows; row++) {
                  for (let column = left; column < left + cellColumns; column++) {
                    kept += context[(step * rows + row) * columns + column]!;
                  }
                }
                expect(kept).toBe(keep);
              }
            }
          }
        }
      }),
    );
  });

  it('keep every patch as often over a whole period, those of cut cells too', () => {
    // Cells of 2 × 2, so a period is four steps; the grid is odd both ways.
    const config: Configuration<RunningCellParameters> = { ...clip(8, 3, 5), cell: 2, keep: 1 };
    for (const { context } of masksOf(unwrap(runningCell.plan(config)), 200)) {
      expect(visits(context, 15, 8)).toEqual(Array(15).fill(2));
    }
  });

  it('have more than the four masks of the published ones', () => {
    const masks = masksOf(unwrap(runningCell.plan({})), 50);
    expect(new Set(masks.map(({ context }) => context.join(''))).size).toBe(50);
  });

  it.each([
    ['cells kept whole', { keep: 4 }],
    ['a single patch a frame', { inputSize: 16 }],
  ] as const)('are refused for %s, with what would do', (_, config) => {
    const planned = runningCell.plan(config);
    const [error] = isLeft(planned) ? planned.left : expect.unreachable('it is planned');
    expect(isLeft(runningCell.plan({ ...config, ...error.suggestion }))).toBe(false);
  });
});
