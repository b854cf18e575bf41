import { type Either, left } from '../../config/either.js';
import type { ConfigErrors } from '../../config/errors.js';
import { refuseSinglePatch } from '../../patches/refuse-single.js';
import type { Plan } from '../../plan/plan.js';
import { planSettled } from '../../plan/plan-settled.js';
import type { Configuration, Strategy } from '../../plan/strategy.js';
import { planUnits } from '../random/plan-units.js';
import type { RandomPart } from '../random/random-part.js';
import { randomSampler } from '../random/random-sampler.js';
import { randomWithinSampler } from '../random/random-within.js';
import { type SpaceTimeParameters, spaceTimeFields } from './parameters.js';

const plan = (config: Configuration<SpaceTimeParameters>): Either<ConfigErrors, Plan<'', RandomPart>> =>
  planSettled<SpaceTimeParameters, SpaceTimeParameters, Plan<'', RandomPart>>(
    spaceTime,
    config,
    (given, grid) =>
      grid.patches === 1
        ? left([refuseSinglePatch(grid, given.inputSize)])
        : planUnits(spaceTime.name, given, [1, 1], grid),
  );

/**
 * A share of all patches of a clip is masked, whatever their frame, every subset
 * of that many as likely (MAE-ST, Feichtenhofer et al. 2022, section 3). The
 * context is what is kept, the one target what is masked.
 *
 * @example
 * ```ts
 * import { lengthsOf, spaceTime, unwrap } from '@jepa-masks/core';
 *
 * console.log(lengthsOf(unwrap(spaceTime.plan({ numFrames: 16 })))); // { context: 156, targets: 1412 }
 * ```
 */
export const spaceTime: Strategy<SpaceTimeParameters, '', RandomPart> = {
  name: 'space_time',
  summary: 'A share of all patches of a clip at random, as many in every sample (MAE-ST)',
  fields: spaceTimeFields,
  presets: [
    {
      name: 'mae-st',
      source: 'MAE-ST, Feichtenhofer et al. 2022, section 3: 90 % of the 8 × 14 × 14 patches of 16 frames',
      config: { inputSize: 224, patchSize: 16, numFrames: 16, tubeletSize: 2, maskRatio: 0.9 },
    },
  ],
  plan,
  sampler: randomSampler,
  samplerWithin: randomWithinSampler,
};
