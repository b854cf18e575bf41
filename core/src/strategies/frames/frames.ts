import { type Either, isLeft, left, type NonEmptyArray, right } from '../../config/either.js';
import type { ConfigErrors } from '../../config/errors.js';
import { describeChange, type Refusal } from '../../config/refusal.js';
import type { Grid } from '../../grid/grid.js';
import { countShare } from '../../patches/count-share.js';
import { frozenPlan } from '../../patches/frozen-plan.js';
import { setPart } from '../../patches/set-part.js';
import type { Plan } from '../../plan/plan.js';
import { planSettled } from '../../plan/plan-settled.js';
import type { Configuration, Strategy } from '../../plan/strategy.js';
import type { FramesPart } from './frames-part.js';
import { framesSampler } from './frames-sampler.js';
import { framesWithinSampler } from './frames-within.js';
import { type FramesParameters, framesFields } from './parameters.js';

type Given = Omit<FramesParameters, 'targetSteps'> & { readonly targetSteps: number | null };

/** A single time step can't be both seen and predicted. */
const refuseSingleStep = ({ numFrames, tubeletSize }: Given): Refusal => {
  const accepted = `${2 * tubeletSize} frames or more, two time steps`;
  return {
    cause: 'single time step',
    changes: () => [{ numFrames: 2 * tubeletSize }, { numFrames: 2, tubeletSize: 1 }],
    error: (change) => ({
      code: 'out_of_range',
      path: ['numFrames'],
      given: numFrames,
      accepted,
      message:
        `makes a single time step, which can’t be both seen and predicted; give ${accepted}` +
        (change === undefined ? '' : `, such as ${describeChange(change)}`),
      ...(change === undefined ? {} : { suggestion: change }),
    }),
  };
};

const planGiven = (given: Given, grid: Grid): Either<NonEmptyArray<Refusal>, Plan<'', FramesPart>> => {
  const { frames: steps, rows, columns } = grid;
  const { maskRatio, rounding, order } = given;
  if (steps === 1) return left([refuseSingleStep(given)]);
  const count = countShare({
    field: 'maskRatio',
    ratio: maskRatio,
    of: steps,
    noun: 'time steps',
    does: 'masks',
    rounding,
  });
  if (isLeft(count)) return count;
  const masked = count.right;
  const targetSteps = Math.min(masked, given.targetSteps ?? masked);
  const contextSteps = steps - masked;
  const part = setPart('', grid, contextSteps * rows * columns, targetSteps * rows * columns);
  const parameters = { ...given, targetSteps };
  return right(
    frozenPlan<'', FramesPart>(frames.name, parameters, [
      { ...part, contextSteps, targetSteps, isCausal: order === 'causal' },
    ]),
  );
};

const plan = (config: Configuration<FramesParameters>): Either<ConfigErrors, Plan<'', FramesPart>> =>
  planSettled<FramesParameters, Given, Plan<'', FramesPart>>(frames, config, planGiven);

/**
 * Whole frames are masked: any, every choice as likely (OmniMAE, Girdhar et al.
 * 2022), or causal, the context the first time steps and the target the next
 * (V-JEPA 2-AC, world models). No context then holds a frame later than a target's.
 *
 * @example
 * ```ts
 * import { lengthsOf, frames, unwrap } from '@jepa-masks/core';
 *
 * const plan = unwrap(frames.plan({ order: 'causal', maskRatio: 0.5, targetSteps: 1 }));
 * console.log(lengthsOf(plan)); // { context: 784, targets: 196 }
 * ```
 */
export const frames: Strategy<FramesParameters, '', FramesPart> = {
  name: 'frames',
  summary: 'Whole frames, any or the next ones after the context (OmniMAE; causal as in world models)',
  fields: framesFields,
  presets: [],
  plan,
  sampler: framesSampler,
  samplerWithin: framesWithinSampler,
};
