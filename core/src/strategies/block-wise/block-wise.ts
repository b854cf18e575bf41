import { type Either, isLeft, left, type NonEmptyArray, right } from '../../config/either.js';
import type { ConfigErrors } from '../../config/errors.js';
import type { Refusal } from '../../config/refusal.js';
import type { Grid } from '../../grid/grid.js';
import { frozenPlan } from '../../patches/frozen-plan.js';
import { refuseSinglePatch } from '../../patches/refuse-single.js';
import { setPart } from '../../patches/set-part.js';
import type { Plan } from '../../plan/plan.js';
import { planSettled } from '../../plan/plan-settled.js';
import type { Configuration, Strategy } from '../../plan/strategy.js';
import type { BlockWisePart } from './block-wise-part.js';
import { blockWiseSampler } from './block-wise-sampler.js';
import { maskedPatches } from './masked-patches.js';
import { type BlockWiseParameters, blockWiseFields } from './parameters.js';
import { blockWisePresets } from './presets.js';

const planGiven = (
  given: BlockWiseParameters,
  grid: Grid,
): Either<NonEmptyArray<Refusal>, Plan<'', BlockWisePart>> => {
  const { patches } = grid;
  if (patches === 1) return left([refuseSinglePatch(grid, given.inputSize)]);
  const masked = maskedPatches(given, patches);
  if (isLeft(masked)) return masked;
  const [fewestMasked, mostMasked] = masked.right;
  const { maskedShare, minBlockPatches, aspectRatioRange } = given;
  const isEveryMasked = maskedShare === 1;
  const context = { min: patches - mostMasked, max: isEveryMasked ? patches - fewestMasked : patches };
  const target = { min: isEveryMasked ? fewestMasked : 0, max: mostMasked };
  const part = setPart('', grid, context, target);
  return right(
    frozenPlan<'', BlockWisePart>(blockWise.name, given, [
      { ...part, fewestMasked, mostMasked, minBlockPatches, aspectRatioRange, maskedShare },
    ]),
  );
};

const plan = (config: Configuration<BlockWiseParameters>): Either<ConfigErrors, Plan<'', BlockWisePart>> =>
  planSettled<BlockWiseParameters, BlockWiseParameters, Plan<'', BlockWisePart>>(
    blockWise,
    config,
    planGiven,
  );

/**
 * Blocks are masked one after another until as many patches are as asked for,
 * the last one cut to that (BEiT, Bao et al. 2021, algorithm 1, whose masks end
 * anywhere below). The ratio may be spread over a step and some samples left
 * unmasked (DINOv2): such a sample’s target is empty.
 *
 * @example
 * ```ts
 * import { blockWise, lengthsOf, unwrap } from '@jepa-masks/core';
 *
 * console.log(lengthsOf(unwrap(blockWise.plan({ maskRatio: 0.4 })))); // { context: 117, targets: 79 }
 * ```
 */
export const blockWise: Strategy<BlockWiseParameters, '', BlockWisePart> = {
  name: 'block_wise',
  summary: 'Overlapping blocks until exactly so many patches are masked (BEiT, DINOv2)',
  fields: blockWiseFields,
  presets: blockWisePresets,
  plan,
  sampler: blockWiseSampler,
};
