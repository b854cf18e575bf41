import { type SampleKey, type Strategy, sampleWithin, unwrap } from '@jepa-masks/core';
import { maskIntegers, sampleIntegers } from '../integers.js';
import { presenceBytes } from '../presences.js';
import type { GoldenConfig, GoldenSource } from './golden-source.js';
import { strategyKeys } from './strategy-keys.js';

/** Presences that are neither all nor nothing, as `presences.ts` names them. */
const KINDS = ['half', 'the first', 'sparse', 'two or so'];

/** A strategy at its defaults, as one of its presets, or as configured. */
export interface DrawnWithin {
  /** Whose samples are drawn. */
  readonly strategy: Strategy;
  /** Name of a preset. */
  readonly preset?: string;
  /** What is not as there. */
  readonly fields?: GoldenConfig;
}

/**
 * Samples of some strategies of which patches are absent: which patches are, is
 * decided by the kind and by the sample's index.
 *
 * @param all one for each way to draw them; a strategy that comes later has a file of its own
 */
export const presenceSource = (name: string, all: ReadonlyArray<DrawnWithin>): GoldenSource => ({
  name,
  cases: () =>
    all.flatMap(({ strategy, preset, fields }) =>
      KINDS.map((kind) => ({
        config: {
          strategy: strategy.name,
          ...(preset === undefined ? {} : { preset }),
          ...fields,
          present: kind,
        },
        keys: strategyKeys.map((key) => ({ ...key })),
      })),
    ),
  open: ({ strategy: of, preset, present: kind, ...fields }) => {
    const { strategy } = all.find(({ strategy: { name } }) => name === of)!;
    const published = strategy.presets.find(({ name }) => name === preset)?.config;
    const plan = unwrap(strategy.plan({ ...published, ...fields }));
    return ({ seed, step, index }) => {
      const key = { seed, step, first: index } as { readonly seed: SampleKey['seed'] };
      const own = { kind: String(kind), chance: Number(index) % 2 ** 32 };
      const drawn = sampleWithin(plan, { ...key, count: 1, present: presenceBytes(plan, [own]) });
      return { integers: sampleIntegers(drawn, 0), full: maskIntegers(drawn, 0) };
    };
  },
});
