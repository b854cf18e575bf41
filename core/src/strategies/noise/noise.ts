import { type Either, isLeft, left, type NonEmptyArray, right } from '../../config/either.js';
import type { ConfigErrors } from '../../config/errors.js';
import type { Refusal } from '../../config/refusal.js';
import type { Grid } from '../../grid/grid.js';
import { countShare } from '../../patches/count-share.js';
import { frozenPlan } from '../../patches/frozen-plan.js';
import { refuseSinglePatch } from '../../patches/refuse-single.js';
import { setPart } from '../../patches/set-part.js';
import type { Plan } from '../../plan/plan.js';
import { planSettled } from '../../plan/plan-settled.js';
import type { Configuration, Strategy, StrategyPreset } from '../../plan/strategy.js';
import type { NoisePart } from './noise-part.js';
import { noiseSampler } from './noise-sampler.js';
import { type NoiseParameters, noiseFields } from './parameters.js';

const planGiven = (
  given: NoiseParameters,
  grid: Grid,
): Either<NonEmptyArray<Refusal>, Plan<'', NoisePart>> => {
  const { inputSize, maskRatio, colour, radius, rounding } = given;
  if (grid.patches === 1) return left([refuseSinglePatch(grid, inputSize)]);
  const share = {
    field: 'maskRatio',
    ratio: maskRatio,
    of: grid.patches,
    noun: 'patches',
    does: 'masks',
  } as const;
  const counted = countShare({ ...share, rounding });
  if (isLeft(counted)) return counted;
  const masked = counted.right;
  const part = setPart('', grid, grid.patches - masked, masked);
  return right(frozenPlan<'', NoisePart>(noise.name, given, [{ ...part, masked, colour, radius }]));
};

const plan = (config: Configuration<NoiseParameters>): Either<ConfigErrors, Plan<'', NoisePart>> =>
  planSettled<NoiseParameters, NoiseParameters, Plan<'', NoisePart>>(noise, config, planGiven);

const presets: ReadonlyArray<StrategyPreset<NoiseParameters>> = (
  ['green', 'red', 'blue', 'purple'] as const
).map((colour) => ({
  name: `colormae-${colour}`,
  source: `ColorMAE, Hinojosa et al. 2024, ${colour} noise: 75 % of the patches of a ViT/16 at 224 pixels`,
  config: { inputSize: 224, patchSize: 16, maskRatio: 0.75, colour },
}));

/**
 * Patches are masked where filtered noise is largest, exactly so many: blots,
 * fine grain, or what lies between (ColorMAE, Hinojosa et al. 2024, section
 * 3.2). The noise goes round the edges, so that every patch is masked as often
 * as any other.
 *
 * @example
 * ```ts
 * import { lengthsOf, noise, unwrap } from '@jepa-masks/core';
 *
 * console.log(lengthsOf(unwrap(noise.plan({ colour: 'red', radius: 2 })))); // { context: 49, targets: 147 }
 * ```
 */
export const noise: Strategy<NoiseParameters, '', NoisePart> = {
  name: 'noise',
  summary: 'Exactly so many patches where filtered noise is largest: blots, fine grain or between (ColorMAE)',
  fields: noiseFields,
  presets,
  plan,
  sampler: noiseSampler,
};
