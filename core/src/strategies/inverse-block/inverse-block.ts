import { type Either, isLeft, left, type NonEmptyArray, right } from '../../config/either.js';
import type { ConfigErrors } from '../../config/errors.js';
import type { Range } from '../../config/field.js';
import type { Refusal } from '../../config/refusal.js';
import type { Grid } from '../../grid/grid.js';
import { countShare } from '../../patches/count-share.js';
import { frozenPlan } from '../../patches/frozen-plan.js';
import { refuseSinglePatch } from '../../patches/refuse-single.js';
import { setPart } from '../../patches/set-part.js';
import type { Plan } from '../../plan/plan.js';
import { planSettled } from '../../plan/plan-settled.js';
import type { Configuration, Strategy } from '../../plan/strategy.js';
import { blockSizes } from './block-sizes.js';
import type { InverseBlockPart } from './inverse-block-part.js';
import { inverseBlockSampler } from './inverse-block-sampler.js';
import { type InverseBlockParameters, inverseBlockFields } from './parameters.js';
import { inverseBlockPresets } from './presets.js';

type Given = Omit<InverseBlockParameters, 'aspectRatioRange'> & { readonly aspectRatioRange: Range | null };

const planGiven = (given: Given, grid: Grid): Either<NonEmptyArray<Refusal>, Plan<'', InverseBlockPart>> => {
  const { patches } = grid;
  const { inputSize, keepRatio, predictRatio, rounding, wrap } = given;
  if (patches === 1) return left([refuseSinglePatch(grid, inputSize)]);
  const noun = 'patches';
  const counted = countShare({
    field: 'keepRatio',
    ratio: keepRatio,
    of: patches,
    noun,
    does: 'keeps',
    rounding,
  });
  if (isLeft(counted)) return counted;
  const kept = counted.right;
  const others = patches - kept;
  const share = { field: 'predictRatio', ratio: predictRatio, of: others, most: others };
  const predicted = countShare({ ...share, noun, does: 'predicts', rounding });
  if (isLeft(predicted)) return predicted;
  const sizes = blockSizes(given, kept, grid);
  if (isLeft(sizes)) return sizes;
  const { aspectRatioRange } = sizes.right;
  const part = setPart('', grid, kept, predicted.right);
  return right(
    frozenPlan<'', InverseBlockPart>(inverseBlock.name, { ...given, aspectRatioRange }, [
      { ...part, kept, predicted: predicted.right, ...sizes.right, wrap },
    ]),
  );
};

const plan = (
  config: Configuration<InverseBlockParameters>,
): Either<ConfigErrors, Plan<'', InverseBlockPart>> =>
  planSettled<InverseBlockParameters, Given, Plan<'', InverseBlockPart>>(inverseBlock, config, planGiven);

/**
 * The context is one block of exactly as many patches as asked for, or the union
 * of several; the target is all else, or a share of it (CAPI, Darcet et al.
 * 2025, section 3). Blocks go round the edges unless told otherwise, so that
 * every patch is kept as often as any other.
 *
 * @example
 * ```ts
 * import { inverseBlock, lengthsOf, unwrap } from '@jepa-masks/core';
 *
 * const plan = unwrap(inverseBlock.plan({ keepRatio: 0.35, predictRatio: 0.05 }));
 * console.log(lengthsOf(plan)); // { context: 69, targets: 7 }
 * ```
 */
export const inverseBlock: Strategy<InverseBlockParameters, '', InverseBlockPart> = {
  name: 'inverse_block',
  summary: 'One block or several are kept, exactly so many patches, and the rest predicted (CAPI)',
  fields: inverseBlockFields,
  presets: inverseBlockPresets,
  plan,
  sampler: inverseBlockSampler,
};
