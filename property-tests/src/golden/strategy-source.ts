import { type Part, type SampleKey, type Strategy, sample, unwrap } from '@jepa-masks/core';
import { maskIntegers, sampleIntegers } from '../integers.js';
import type { GoldenConfig, GoldenSource } from './golden-source.js';
import { strategyKeys } from './strategy-keys.js';

/** The sides that a part's grid has, how many parts there are, contexts, targets. */
const shapeOf = ({ grid, contexts, targets }: Part, parts: number): ReadonlyArray<number> => [
  ...[grid.frames, grid.rows, grid.columns].slice(3 - grid.axes),
  parts,
  contexts,
  targets,
];

/** A strategy's samples: the shape of the first part, the masks of all parts as boxes or words, then their phases. */
export const strategySource = (
  strategy: Strategy,
  configurations: () => ReadonlyArray<GoldenConfig>,
): GoldenSource => ({
  name: strategy.name,
  cases: () =>
    [...strategy.presets.map(({ config }) => ({ ...config })), ...configurations()].map((config) => ({
      config,
      keys: strategyKeys.map((key) => ({ ...key })),
    })),
  open: (config) => {
    const plan = unwrap(strategy.plan(config));
    return ({ seed, step, index }) => {
      // A malformed key is refused by `sample` itself.
      const key = { seed, step, index } as Required<SampleKey>;
      const drawn = sample(plan, key);
      const { parts } = drawn;
      return {
        integers: [...shapeOf(parts[0], parts.length), ...sampleIntegers(drawn, 0)],
        full: maskIntegers(drawn, 0),
      };
    };
  },
});
