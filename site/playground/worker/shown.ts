import {
  type BatchRequest,
  type ConfigErrors,
  type Either,
  isLeft,
  type Plan,
  presets,
  strategies,
} from '@jepa-masks/core';
import { left, right } from '@jepa-masks/core/config';
import type { HandedIn } from '@jepa-masks/core/plan';
import { type Catalogue, catalogueOf } from '../state/catalogue.js';
import { configOf, type PlaygroundState } from '../state/state.js';

/** What there is to choose from. */
export const catalogue: Catalogue = catalogueOf(strategies);

/** Patches of all parts together that are drawn at most: more are too small to be seen. */
export const MOST_PATCHES = 16_384;

/** A state that was planned: what pictures, counts and files are made of. */
export interface Shown {
  readonly state: PlaygroundState;
  readonly config: Readonly<Record<string, unknown>>;
  readonly plan: Plan;
  /** Names the batch; its scores are those of one sample, which all have. */
  readonly request: Required<BatchRequest>;
  /** Whether grids of rows and columns are spectrograms. */
  readonly spectrogram: boolean;
}

/** Plans what a state asks for. */
export const planState = (state: PlaygroundState): Either<ConfigErrors, Shown> => {
  const { strategy: name, preset, seed, step, batch: count } = state;
  const strategy = strategies.find((one) => one.name === name) ?? strategies[0]!;
  const config = configOf(state, catalogue);
  const planned = strategy.plan(config);
  if (isLeft(planned)) return left(planned.left);
  return right({
    state,
    config,
    plan: planned.right,
    request: { seed, step, first: 0, count },
    spectrogram: presets.find((one) => one.name === preset)?.input === 'spectrogram',
  });
};

/** Patches of all parts. */
export const patchesOf = ({ parts }: Plan): number => parts.reduce((sum, { grid }) => sum + grid.patches, 0);

/** Scores of so many samples, where the plan follows them and those of one are known. */
export const scoresFor = (
  { plan }: Shown,
  detail: ReadonlyArray<number> | undefined,
  count: number,
): HandedIn => {
  const part = plan.parts.find(({ follows }) => follows === 'scores');
  if (part === undefined || detail === undefined) return {};
  const scores = new Float64Array(count * part.grid.patches);
  for (let sample = 0; sample < count; sample++) scores.set(detail, sample * part.grid.patches);
  return { scores };
};
