import { planLevel } from '../../blocks/plan-level.js';
import { type Either, isLeft, type NonEmptyArray, right } from '../../config/either.js';
import type { ConfigErrors } from '../../config/errors.js';
import type { Refusal } from '../../config/refusal.js';
import type { Grid } from '../../grid/grid.js';
import type { Plan } from '../../plan/plan.js';
import { planSettled } from '../../plan/plan-settled.js';
import type { Configuration, Strategy } from '../../plan/strategy.js';
import { type GivenBlocks, multiBlockRequest, plannedBlocks } from '../multi-block/request.js';
import { guidedBlocksSampler } from './guided-blocks-sampler.js';
import type { GuidedLevel } from './guided-level.js';
import { type GuidedBlocksParameters, guidedBlocksFields } from './parameters.js';

type Given = Omit<GivenBlocks, 'shapes' | 'targetOverlap'> & Pick<GuidedBlocksParameters, 'scoreShare'>;

const planGiven = (given: Given, grid: Grid): Either<NonEmptyArray<Refusal>, Plan<'', GuidedLevel>> => {
  const blocks = { ...given, targetOverlap: 'forbid', shapes: 'sample' } as const;
  const request = { ...multiBlockRequest(blocks, grid), isApart: true } as const;
  const level = planLevel(request);
  if (isLeft(level)) return level;
  const part: GuidedLevel = Object.freeze({
    ...level.right,
    follows: 'scores',
    scoreShare: given.scoreShare,
  });
  return right(
    Object.freeze({
      strategy: guidedBlocks.name,
      parameters: plannedBlocks(given, request, part),
      parts: Object.freeze([part] as const),
    }),
  );
};

const plan = (config: Configuration<GuidedBlocksParameters>): Either<ConfigErrors, Plan<'', GuidedLevel>> =>
  planSettled<GuidedBlocksParameters, Given, Plan<'', GuidedLevel>>(guidedBlocks, config, planGiven);

/**
 * The blocks of multi-block, with all its bounds, whose targets go where a score
 * of every patch is high, such as attention or motion, which a request hands in.
 *
 * @example
 * ```ts
 * import { blocksOf, guidedBlocks, sampleBatch, unwrap } from '@jepa-masks/core';
 *
 * const plan = unwrap(guidedBlocks.plan({ inputSize: 4, patchSize: 1, numTargetMasks: 1, targetScale: [0.25, 0.25] }));
 * // All there is to see is in the last quarter.
 * const scores = Float32Array.from({ length: 16 }, (_, patch) => (patch >= 8 && patch % 4 > 1 ? 1 : 0));
 * const [part] = sampleBatch(plan, { seed: 42, count: 1, scores }).parts;
 * const [target] = blocksOf(part, 0).targets;
 * console.log(target?.height, target?.width); // 2 2
 * ```
 */
export const guidedBlocks: Strategy<GuidedBlocksParameters, '', GuidedLevel> = {
  name: 'guided_blocks',
  summary: 'Multi-block targets that go where scores are high, each where it can',
  fields: guidedBlocksFields,
  presets: [],
  plan,
  sampler: guidedBlocksSampler,
};
