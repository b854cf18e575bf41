import {
  axes,
  frames,
  guided,
  guidedBlocks,
  hierarchical,
  multiBlock,
  multiBlock3d,
  multiModal,
  perCell,
  random,
  type Strategy,
  spans,
  strategies,
  strips,
  tube,
} from '@jepa-masks/core';
import { references } from '@jepa-masks/core/published';
import { casesOfFields } from './cases-of-fields.js';
import type { GoldenConfig, GoldenSource } from './golden-source.js';
import { hierarchicalCases } from './hierarchical-cases.js';
import { multiBlockCases } from './multi-block-cases.js';
import { type DrawnWithin, presenceSource } from './presence-source.js';
import { type ReferenceCase, referenceCases } from './reference-cases.js';
import { referenceSource } from './reference-source.js';
import { scheduleSource } from './schedule-source.js';
import { type Followed, scoresSource } from './scores-source.js';
import { strategySource } from './strategy-source.js';

/** Chosen by hand for what decides their samples; a strategy that has none takes its fields' own. */
const chosenCases: Readonly<Record<string, ReadonlyArray<GoldenConfig>>> = {
  multi_block: multiBlockCases.map((config) => ({ ...config })),
  hierarchical: hierarchicalCases.map((config) => ({ ...config })),
};

/** The example may spell out defaults; a step-wise generator's count comes with it. */
const exampleOf = (example: { readonly config: unknown; readonly maskCount?: number }): ReferenceCase => ({
  ...example,
  config: { ...Object(example.config) },
});

/** Blocks, blocks of several parts, sets that keep their share, and those with a law of their own. */
const within = [
  multiBlock,
  hierarchical,
  perCell,
  random,
  spans,
] as ReadonlyArray<unknown> as ReadonlyArray<Strategy>;

/** What came after that file was frozen. */
const modalities = [undefined, '4m', 'olmo-earth'].map((preset) => ({
  strategy: multiModal as unknown as Strategy,
  ...(preset === undefined ? {} : { preset }),
}));

/** Clips, and sets that keep their places; these came later still. */
const clip = { inputSize: 64, patchSize: 16, numFrames: 8, tubeletSize: 1 };
const clips = [
  { strategy: tube, fields: { ...clip, maskRatio: 0.5 } },
  { strategy: tube, fields: { ...clip, spatial: 'per_cell' } },
  { strategy: frames, fields: { ...clip, order: 'causal', targetSteps: 2 } },
  { strategy: frames, fields: { ...clip, maskRatio: 0.3 } },
  {
    strategy: multiBlock3d,
    fields: { ...clip, parts: [{ maxTemporalKeep: 0.5, spatialScale: [0.3, 0.4] }] },
  },
  { strategy: multiBlock3d, fields: { ...clip, parts: [{ maxTemporalKeep: 0.5, contextPatches: 20 }] } },
  { strategy: axes },
  { strategy: strips, preset: 'specaugment-ld' },
] as ReadonlyArray<unknown> as ReadonlyArray<DrawnWithin>;

const small = { inputSize: [4, 9], patchSize: 1 };
const followed = [
  {
    strategy: guided,
    configurations: [
      { maskRatio: 0.4 },
      { pick: 'low', guidedShare: 0.5 },
      { throwRatio: 0.2, showMax: 0.3, showRatio: 0.5 },
      { pick: 'sampled', throwRatio: 0.2 },
      { pick: 'sampled', draws: 'kept', maskRatio: 0.75, leastWeight: 0 },
    ].map((config) => ({ ...small, ...config })),
  },
  {
    strategy: guidedBlocks,
    configurations: [{}, { scoreShare: 1, numTargetMasks: 2 }].map((config) => ({
      inputSize: 8,
      patchSize: 1,
      ...config,
    })),
  },
] as ReadonlyArray<unknown> as ReadonlyArray<Followed>;

/** Everything whose bits are frozen: every strategy, samples of which patches are absent, those whose masks follow scores, of plans that change with the step, and every published generator that core lists. */
export const goldenSources = (): ReadonlyArray<GoldenSource> => [
  ...strategies.map((strategy) =>
    strategySource(strategy, () => chosenCases[strategy.name] ?? casesOfFields(strategy)),
  ),
  presenceSource(
    'presence',
    within.map((strategy) => ({ strategy })),
  ),
  presenceSource('presence_of_modalities', modalities),
  presenceSource('presence_of_clips', clips),
  scoresSource(followed),
  scheduleSource(strategies),
  ...references.map((reference) =>
    referenceSource(reference, [exampleOf(reference.example), ...(referenceCases[reference.name] ?? [])]),
  ),
];
