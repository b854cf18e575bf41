import { presets, type SampleKey, type Strategy, sample, unwrap } from '@jepa-masks/core';
import type { GoldenConfig, GoldenSource } from './golden-source.js';
import { strategyKeys } from './strategy-keys.js';

/** A strategy's samples: grid and counts, the blocks, [levels, contexts + targets, 4], then the phases, [levels]. */
export const strategySource = (
  strategy: Strategy,
  configurations: ReadonlyArray<GoldenConfig>,
): GoldenSource => ({
  name: strategy.name,
  cases: [
    ...presets.filter((preset) => preset.strategy === strategy.name).map(({ config }) => ({ ...config })),
    ...configurations,
  ].map((config) => ({ config, keys: strategyKeys.map((key) => ({ ...key })) })),
  open: (config) => {
    const plan = unwrap(strategy.plan(config));
    return ({ seed, step, index }) => {
      // A malformed key is refused by `sample` itself.
      const key = { seed, step, index } as Required<SampleKey>;
      const { grid, levels, contexts, targets, blocks, phases } = sample(plan, key);
      return {
        integers: [grid.rows, grid.columns, levels, contexts, targets, ...blocks, ...phases],
        full: Array.from(blocks),
      };
    };
  },
});
