import { type Either, isLeft, left, type NonEmptyArray, right } from '../../config/either.js';
import type { ConfigErrors } from '../../config/errors.js';
import { type Refusal, settled } from '../../config/refusal.js';
import type { Grid } from '../../grid/grid.js';
import { frozenPlan } from '../../patches/frozen-plan.js';
import { setPart } from '../../patches/set-part.js';
import type { Plan } from '../../plan/plan.js';
import { planSettled } from '../../plan/plan-settled.js';
import type { Bounds } from '../../plan/planned-part.js';
import type { Configuration, Strategy } from '../../plan/strategy.js';
import { type TubeParameters, tubeFields } from './parameters.js';
import { spatialLaws } from './spatial-laws.js';
import type { TubePart } from './tube-part.js';
import { tubeSampler } from './tube-sampler.js';
import { tubeWithinSampler } from './tube-within.js';

const planGiven = (given: TubeParameters, grid: Grid): Either<NonEmptyArray<Refusal>, Plan<'', TubePart>> => {
  const { strategy, reads } = spatialLaws[given.spatial];
  const { inputSize, patchSize } = given;
  const read = Object.fromEntries(reads.map((name) => [name, given[name]]));
  // The law's fields have the names of these, so what it refuses and suggests holds here.
  const frame = strategy.plan({ inputSize, patchSize, ...read });
  if (isLeft(frame)) {
    const [first, ...rest] = frame.left;
    return left([settled(first), ...rest.map(settled)]);
  }
  const { context, target } = frame.right.parts[0].guarantees;
  const through = ({ min, max }: Bounds): Bounds => ({ min: min * grid.frames, max: max * grid.frames });
  const part = setPart('', grid, through(context), through(target));
  return right(frozenPlan<'', TubePart>(tube.name, given, [{ ...part, frame: frame.right }]));
};

const plan = (config: Configuration<TubeParameters>): Either<ConfigErrors, Plan<'', TubePart>> =>
  planSettled<TubeParameters, TubeParameters, Plan<'', TubePart>>(tube, config, planGiven);

/**
 * A frame is masked, and all others as it is (VideoMAE, Tong et al. 2022,
 * section 3.3): what is masked can't be seen in another frame. The frame's law is
 * that of another strategy. The context is what is kept, the one target what is masked.
 *
 * @example
 * ```ts
 * import { lengthsOf, tube, unwrap } from '@jepa-masks/core';
 *
 * console.log(lengthsOf(unwrap(tube.plan({ numFrames: 16 })))); // { context: 160, targets: 1408 }
 * ```
 */
export const tube: Strategy<TubeParameters, '', TubePart> = {
  name: 'tube',
  summary: 'One mask of a frame through all time, by random, block_wise or per_cell (VideoMAE)',
  fields: tubeFields,
  presets: [
    {
      name: 'videomae',
      source: 'VideoMAE, Tong et al. 2022, section 3.3: tubes over 90 % of the 14 × 14 patches of 16 frames',
      config: { inputSize: 224, patchSize: 16, numFrames: 16, tubeletSize: 2, maskRatio: 0.9 },
    },
  ],
  plan,
  sampler: tubeSampler,
  samplerWithin: tubeWithinSampler,
};
