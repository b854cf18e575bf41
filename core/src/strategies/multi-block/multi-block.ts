import { blockSampler } from '../../blocks/block-sampler.js';
import type { Level } from '../../blocks/level.js';
import { planLevel } from '../../blocks/plan-level.js';
import { type Either, isLeft, type NonEmptyArray, right } from '../../config/either.js';
import type { ConfigErrors } from '../../config/errors.js';
import type { Refusal } from '../../config/refusal.js';
import type { Grid } from '../../grid/grid.js';
import type { Plan } from '../../plan/plan.js';
import { planSettled } from '../../plan/plan-settled.js';
import type { Configuration, Strategy } from '../../plan/strategy.js';
import { type MultiBlockParameters, multiBlockFields } from './parameters.js';
import { multiBlockPresets } from './presets.js';
import { type GivenBlocks, multiBlockRequest, plannedBlocks } from './request.js';

const planGiven = (given: GivenBlocks, grid: Grid): Either<NonEmptyArray<Refusal>, Plan<'', Level<''>>> => {
  const request = multiBlockRequest(given, grid);
  const level = planLevel(request);
  if (isLeft(level)) return level;
  return right(
    Object.freeze({
      strategy: multiBlock.name,
      parameters: plannedBlocks(given, request, level.right),
      parts: Object.freeze([level.right] as const),
    }),
  );
};

const plan = (config: Configuration<MultiBlockParameters>): Either<ConfigErrors, Plan<'', Level<''>>> =>
  planSettled<MultiBlockParameters, GivenBlocks, Plan<'', Level<''>>>(multiBlock, config, planGiven);

/**
 * Several target blocks and a context that leaves them out (I-JEPA, Assran et
 * al. 2023, section 3), with exact bounds and, unless allowed, no overlap.
 *
 * @example
 * ```ts
 * import { formatErrors, isLeft, multiBlock } from '@jepa-masks/core';
 *
 * const planned = multiBlock.plan({ inputSize: 230 });
 * console.log(isLeft(planned) ? formatErrors(planned.left) : planned.right.parts[0].grid);
 * // inputSize: is 230, which is not a multiple of patchSize 16; the nearest that are: 224 and 240
 * ```
 */
export const multiBlock: Strategy<MultiBlockParameters, '', Level<''>> = {
  name: 'multi_block',
  summary: 'Target blocks and a context block that leaves them out (I-JEPA, H-JEPA)',
  fields: multiBlockFields,
  presets: multiBlockPresets,
  plan,
  sampler: blockSampler,
};
