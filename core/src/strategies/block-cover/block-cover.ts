import { type Either, isLeft, left, type NonEmptyArray, right } from '../../config/either.js';
import type { ConfigErrors } from '../../config/errors.js';
import type { Refusal } from '../../config/refusal.js';
import type { Grid } from '../../grid/grid.js';
import { countShare } from '../../patches/count-share.js';
import { frozenPlan } from '../../patches/frozen-plan.js';
import { refuseSide } from '../../patches/refuse-side.js';
import { refuseSinglePatch } from '../../patches/refuse-single.js';
import { roundedShare } from '../../patches/rounding.js';
import { setPart } from '../../patches/set-part.js';
import type { Plan } from '../../plan/plan.js';
import { planSettled } from '../../plan/plan-settled.js';
import type { Configuration, Strategy } from '../../plan/strategy.js';
import type { BlockCoverPart } from './block-cover-part.js';
import { blockCoverSampler } from './block-cover-sampler.js';
import { type BlockCoverParameters, blockCoverFields } from './parameters.js';
import { blockCoverPresets } from './presets.js';

const planGiven = (
  given: BlockCoverParameters,
  grid: Grid,
): Either<NonEmptyArray<Refusal>, Plan<string, BlockCoverPart>> => {
  const { inputSize, maskRatio, side, inverse, extraCover, masks, wrap, rounding } = given;
  const { rows, columns, patches } = grid;
  if (patches === 1) return left([refuseSinglePatch(grid, inputSize)]);
  if (side > Math.min(rows, columns)) return left([refuseSide('side', side, grid)]);
  const share = {
    field: 'maskRatio',
    ratio: maskRatio,
    of: patches,
    noun: 'patches',
    does: 'masks',
  } as const;
  const counted = countShare({ ...share, rounding });
  if (isLeft(counted)) return counted;
  const masked = counted.right;
  const ratio = (inverse ? 1 - maskRatio : maskRatio) + extraCover;
  const squares = Math.max(1, Math.floor(roundedShare(ratio, patches, 'nearest') / (side * side)));
  const covered = inverse ? patches - masked : masked;
  const part = (mask: number): BlockCoverPart => ({
    ...setPart(masks === 1 ? '' : `mask_${mask}`, grid, patches - masked, masked),
    covered,
    squares,
    side,
    inverse,
    wrap,
  });
  const others = Array.from({ length: masks - 1 }, (_, mask) => part(mask + 1));
  return right(frozenPlan<string, BlockCoverPart>(blockCover.name, given, [part(0), ...others]));
};

const plan = (
  config: Configuration<BlockCoverParameters>,
): Either<ConfigErrors, Plan<string, BlockCoverPart>> =>
  planSettled<BlockCoverParameters, BlockCoverParameters, Plan<string, BlockCoverPart>>(
    blockCover,
    config,
    planGiven,
  );

/**
 * Squares of patches at random places are kept, or masked, and the number made
 * exact by a patch here and there (data2vec 2.0, Baevski et al. 2022, section
 * 3.3; EAT, Chen et al. 2024). There may be several masks of every sample: each
 * is a part, with a context and a target of its own.
 *
 * @example
 * ```ts
 * import { blockCover, lengthsOf, unwrap } from '@jepa-masks/core';
 *
 * console.log(lengthsOf(unwrap(blockCover.plan({ maskRatio: 0.8 })))); // { context: 39, targets: 157 }
 * ```
 */
export const blockCover: Strategy<BlockCoverParameters, string, BlockCoverPart> = {
  name: 'block_cover',
  summary: 'Squares at random places are kept or masked, in one mask or several a sample (data2vec 2.0, EAT)',
  fields: blockCoverFields,
  presets: blockCoverPresets,
  plan,
  sampler: blockCoverSampler,
};
