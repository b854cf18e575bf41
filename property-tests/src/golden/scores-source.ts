import { type SampleKey, type Strategy, sampleBatch, unwrap } from '@jepa-masks/core';
import { maskIntegers, sampleIntegers } from '../integers.js';
import { scoreNumbers } from '../scores.js';
import type { GoldenConfig, GoldenSource } from './golden-source.js';
import { strategyKeys } from './strategy-keys.js';

/** Scores, as `scores.ts` names them, that decide in different ways. */
const KINDS = ['all alike', 'one high', 'ties', 'any', 'of both signs', 'huge', 'tiny'];

/** A strategy whose masks follow scores, and the configurations of which samples are frozen. */
export interface Followed {
  /** Its plans have one part. */
  readonly strategy: Strategy;
  /** Of few patches: scores are written out with the masks. */
  readonly configurations: ReadonlyArray<GoldenConfig>;
}

/**
 * Samples whose masks follow scores: what patches score is decided by the kind, and
 * by the sample's index modulo 2³²; where a vector is written out so are they.
 */
export const scoresSource = (followed: ReadonlyArray<Followed>): GoldenSource => ({
  name: 'scores',
  cases: () =>
    followed.flatMap(({ strategy: { name }, configurations }) =>
      configurations.flatMap((config) =>
        KINDS.map((kind) => ({
          config: { strategy: name, scores: kind, ...config },
          keys: strategyKeys.map((key) => ({ ...key })),
        })),
      ),
    ),
  open: ({ strategy, scores: kind, ...config }) => {
    const plan = unwrap(followed.find((one) => one.strategy.name === strategy)!.strategy.plan(config));
    return ({ seed, step, index }) => {
      const key = { seed, step, first: index } as { readonly seed: SampleKey['seed'] };
      const own = { kind: String(kind), chance: Number(index) % 2 ** 32 };
      const scores = scoreNumbers(plan.parts[0].grid.patches, [own]);
      const drawn = sampleBatch(plan, { ...key, count: 1, scores });
      return {
        integers: sampleIntegers(drawn, 0),
        full: { scores: [...scores], masks: maskIntegers(drawn, 0) },
      };
    };
  },
});
