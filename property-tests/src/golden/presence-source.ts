import { type SampleKey, type Strategy, sampleWithin, unwrap } from '@jepa-masks/core';
import { maskIntegers, sampleIntegers } from '../integers.js';
import { presenceBytes } from '../presences.js';
import type { GoldenSource } from './golden-source.js';
import { strategyKeys } from './strategy-keys.js';

/** Presences that are neither all nor nothing, as `presences.ts` names them. */
const KINDS = ['half', 'the first', 'sparse', 'two or so'];

/**
 * Samples of some strategies of which patches are absent: which patches are, is
 * decided by the kind and by the sample's index.
 *
 * @param strategies one for each way to draw them; a strategy that comes later changes none of these
 */
export const presenceSource = (strategies: ReadonlyArray<Strategy>): GoldenSource => ({
  name: 'presence',
  cases: strategies.flatMap(({ name }) =>
    KINDS.map((kind) => ({
      config: { strategy: name, present: kind },
      keys: strategyKeys.map((key) => ({ ...key })),
    })),
  ),
  open: ({ strategy, present: kind }) => {
    const plan = unwrap(strategies.find(({ name }) => name === strategy)!.plan({}));
    return ({ seed, step, index }) => {
      const key = { seed, step, first: index } as { readonly seed: SampleKey['seed'] };
      const own = { kind: String(kind), chance: Number(index) % 2 ** 32 };
      const drawn = sampleWithin(plan, { ...key, count: 1, present: presenceBytes(plan, [own]) });
      return { integers: sampleIntegers(drawn, 0), full: maskIntegers(drawn, 0) };
    };
  },
});
