import { type Either, isLeft, left, type NonEmptyArray, right } from '../../config/either.js';
import type { ConfigErrors } from '../../config/errors.js';
import { describeChange, type Refusal } from '../../config/refusal.js';
import type { Grid } from '../../grid/grid.js';
import { countShare } from '../../patches/count-share.js';
import { frozenPlan } from '../../patches/frozen-plan.js';
import { refuseSinglePatch } from '../../patches/refuse-single.js';
import { plainRatio, roundedShare } from '../../patches/rounding.js';
import { setPart } from '../../patches/set-part.js';
import type { Plan } from '../../plan/plan.js';
import { planSettled } from '../../plan/plan-settled.js';
import type { Configuration, Strategy } from '../../plan/strategy.js';
import type { GuidedPart } from './guided-part.js';
import { guidedSampler } from './guided-sampler.js';
import { type GuidedParameters, guidedFields } from './parameters.js';
import { guidedPresets } from './presets.js';

/** A share of patches that leaves too few for others. */
const refuseShare = (
  field: 'showMax' | 'showRatio' | 'throwRatio',
  given: number,
  told: string,
  most: number,
  of: number,
): Refusal => {
  const nearest = plainRatio(most, of, 'nearest');
  const accepted = `a share of at most ${most} of ${of} patches`;
  return {
    cause: field,
    changes: () => [{ [field]: nearest }],
    error: (change) => ({
      code: 'out_of_range',
      path: [field],
      given,
      accepted,
      message: `${told}; give ${accepted}${change === undefined ? '' : `, such as ${describeChange(change)}`}`,
      ...(change === undefined ? {} : { suggestion: change }),
    }),
  };
};

/** How many patches are shown again, of how many; or why they can't be. */
const hintsOf = (
  { pick, showMax, showRatio }: GuidedParameters,
  patches: number,
  byScore: number,
  masked: number,
): Either<NonEmptyArray<Refusal>, readonly [hinted: number, shown: number]> => {
  const hinted = roundedShare(showMax, patches, 'nearest');
  const shown = roundedShare(showRatio, hinted, 'nearest');
  if (shown === 0) return right([0, 0]);
  if (pick !== 'high') {
    const told = `shows patches of the highest scores again, but pick is '${pick}', which need not mask them`;
    return left([refuseShare('showRatio', showRatio, told, 0, hinted)]);
  }
  if (hinted > byScore) {
    const told = `is of ${hinted} patches, but only ${byScore} are masked by their score`;
    return left([refuseShare('showMax', showMax, told, byScore, patches)]);
  }
  if (shown >= masked) {
    const told = `shows ${shown} of ${masked} masked patches again, which leaves nothing to predict`;
    return left([refuseShare('showRatio', showRatio, told, masked - 1, hinted)]);
  }
  return right([hinted, shown]);
};

const planGiven = (
  given: GuidedParameters,
  grid: Grid,
): Either<NonEmptyArray<Refusal>, Plan<'', GuidedPart>> => {
  const { patches } = grid;
  if (patches === 1) return left([refuseSinglePatch(grid, given.inputSize)]);
  const { maskRatio, rounding, pick, draws, guidedShare, throwRatio, leastWeight } = given;
  const count = countShare({
    field: 'maskRatio',
    ratio: maskRatio,
    of: patches,
    noun: 'patches',
    does: 'masks',
    rounding,
  });
  if (isLeft(count)) return count;
  const masked = count.right;
  const thrown = roundedShare(throwRatio, patches, 'nearest');
  const most = patches - masked - 1;
  if (thrown > most) {
    const told = `throws ${thrown} patches, which beside ${masked} that are masked leaves nothing to see`;
    return left([refuseShare('throwRatio', throwRatio, told, most, patches)]);
  }
  const drawn = pick === 'sampled' && draws === 'kept' ? patches - masked - thrown : masked;
  const byScore = roundedShare(guidedShare, drawn, 'nearest');
  const hints = hintsOf(given, patches, byScore, masked);
  if (isLeft(hints)) return hints;
  const [hinted, shown] = hints.right;
  const part: GuidedPart = {
    ...setPart('', grid, patches - masked - thrown + shown, masked - shown),
    follows: 'scores',
    pick,
    draws,
    leastWeight,
    byScore,
    thrown,
    atRandom: drawn - byScore,
    hinted,
    shown,
  };
  return right(frozenPlan<'', GuidedPart>(guided.name, given, [part]));
};

const plan = (config: Configuration<GuidedParameters>): Either<ConfigErrors, Plan<'', GuidedPart>> =>
  planSettled<GuidedParameters, GuidedParameters, Plan<'', GuidedPart>>(guided, config, planGiven);

/**
 * Masks that follow a score of every patch, such as attention, saliency or loss,
 * which a request hands in: of the highest scores, of the lowest, or drawn in
 * proportion to them; some of them at random, some thrown, some shown again. All
 * counts are exact.
 *
 * @example
 * ```ts
 * import { guided, sampleBatch, unwrap } from '@jepa-masks/core';
 * import { cpu } from '@jepa-masks/cpu';
 *
 * const plan = unwrap(guided.plan({ inputSize: 2, patchSize: 1, maskRatio: 0.5 }));
 * const scores = Float32Array.of(0.1, 0.9, 0.2, 0.7);
 * const { targets } = cpu.indices(sampleBatch(plan, { seed: 42, count: 1, scores }));
 * console.log(targets.indices.join(' ')); // 1 3
 * ```
 */
export const guided: Strategy<GuidedParameters, '', GuidedPart> = {
  name: 'guided',
  summary: 'Patches of the highest or lowest scores, or drawn by them (AttMask, HPM, AdaMAE, AMT)',
  fields: guidedFields,
  presets: guidedPresets,
  plan,
  sampler: guidedSampler,
  samplerWithin: guidedSampler,
};
