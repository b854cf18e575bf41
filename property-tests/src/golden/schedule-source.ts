import { type SampleKey, type Strategy, sample, unwrap } from '@jepa-masks/core';
import { planAt, schedule } from '@jepa-masks/core/schedule';
import { maskIntegers, sampleIntegers } from '../integers.js';
import type { GoldenConfig, GoldenSource } from './golden-source.js';
import { strategyKeys } from './strategy-keys.js';

/** Ramps of both shapes, of numbers, whole numbers and ranges, late and early, on the way in some of the keys' steps; pieces. */
const schedules: Readonly<Record<string, ReadonlyArray<GoldenConfig>>> = {
  random: [
    { maskRatio: { from: 0.25, to: 0.85, over: 37, shape: 'cosine' } },
    { maskRatio: { from: 0.9, to: 0.3, over: 2 ** 33, after: 3, levels: 256 } },
    { maskRatio: { from: 0.1, to: 0.8, over: 101, shape: 'cosine', levels: 97 } },
    {
      maskRatio: [
        { at: 0, value: 0.5 },
        { at: 1, from: 0.3, to: 0.7, over: 40, shape: 'cosine' },
        { at: 1000, value: 0.75 },
      ],
    },
  ],
  multi_block: [
    { targetScale: { from: [0.1, 0.15], to: [0.15, 0.2], over: 43, shape: 'cosine' } },
    {
      numTargetMasks: { from: 1, to: 4, over: 25, levels: 20 },
      targetScale: { from: [0.05, 0.1], to: [0.15, 0.2], over: 29, shape: 'cosine' },
    },
  ],
  multi_block_3d: [
    {
      inputSize: 96,
      parts: [
        {
          numBlocks: { from: 2, to: 8, over: 30 },
          spatialScale: { from: [0.1, 0.1], to: [0.2, 0.3], over: 35, shape: 'cosine' },
        },
      ],
    },
  ],
};

/** Steps on the way of the ramps, beside the keys of strategies. */
const more: ReadonlyArray<Required<SampleKey>> = [5, 11, 18, 23, 29, 36, 50, 1000].map((step, index) => ({
  seed: 'schedule',
  step,
  index,
}));

const keys = [...strategyKeys, ...more];

/** Samples of strategies whose parameters change with the step. */
export const scheduleSource = (strategies: ReadonlyArray<Strategy>): GoldenSource => ({
  name: 'schedule',
  cases: () =>
    strategies.flatMap(({ name }) =>
      (schedules[name] ?? []).map((config) => ({
        config: { strategy: name, ...config },
        keys: keys.map((key) => ({ ...key })),
      })),
    ),
  open: ({ strategy: name, ...config }) => {
    const strategy = strategies.find((one) => one.name === name)!;
    const scheduled = unwrap(schedule(strategy, config));
    return ({ seed, step, index }) => {
      const key = { seed, step, index } as Required<SampleKey>;
      const drawn = sample(planAt(scheduled, key.step), key);
      return { integers: sampleIntegers(drawn, 0), full: maskIntegers(drawn, 0) };
    };
  },
});
