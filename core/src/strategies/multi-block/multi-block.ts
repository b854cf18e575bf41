import { blockSampler } from '../../blocks/block-sampler.js';
import type { Level, LevelRanges } from '../../blocks/level.js';
import type { LevelRequest } from '../../blocks/level-request.js';
import { planLevel } from '../../blocks/plan-level.js';
import { type Either, isLeft, type NonEmptyArray, right } from '../../config/either.js';
import type { ConfigErrors } from '../../config/errors.js';
import { plainRange } from '../../config/plain-range.js';
import type { Refusal } from '../../config/refusal.js';
import type { Grid } from '../../grid/grid.js';
import {
  DEFAULT_ASPECT_RATIO,
  otherTargetRatio,
  relativeToImage,
  stretchedToFit,
} from '../../grid/image-ratio.js';
import type { Plan } from '../../plan/plan.js';
import { planSettled } from '../../plan/plan-settled.js';
import type { Configuration, Strategy } from '../../plan/strategy.js';
import { type MultiBlockParameters, multiBlockFields } from './parameters.js';
import { multiBlockPresets } from './presets.js';

type Given = MultiBlockParameters & {
  readonly [Name in 'aspectRatioRange' | 'contextAspectRatioRange' | 'minContextPatches']:
    | MultiBlockParameters[Name]
    | null;
};

const rangesOf = (given: Given, grid: Grid): LevelRanges => {
  const { targetScale, contextScale, aspectRatioRange, contextAspectRatioRange } = given;
  return {
    targetScale,
    contextScale,
    targetAspectRatio: aspectRatioRange ?? stretchedToFit(DEFAULT_ASPECT_RATIO, grid, targetScale),
    contextAspectRatio:
      contextAspectRatioRange ?? relativeToImage(aspectRatioRange ?? DEFAULT_ASPECT_RATIO, grid),
  };
};

const requestOf = (given: Given, grid: Grid): LevelRequest<''> => {
  const ranges = rangesOf(given, grid);
  return {
    grid,
    targets: given.numTargetMasks,
    contexts: given.numContextMasks,
    targetOverlap: given.targetOverlap,
    minContextPatches: given.minContextPatches,
    shapes: given.shapes,
    maxAttempts: given.maxAttempts,
    ranges,
    nested: false,
    mustHold: undefined,
    name: '',
    index: 0,
    label: '',
    suggestions: {
      target: {
        field: 'targetScale',
        given: given.targetScale,
        mostScale: 1,
        scale: (scale) => ({ targetScale: plainRange(ranges.targetScale, scale) }),
        aspectRatio: (ratio) => otherTargetRatio(given, grid, plainRange(ranges.targetAspectRatio, ratio)),
      },
      context: {
        field: 'contextScale',
        given: given.contextScale,
        mostScale: 1,
        scale: (scale) => ({ contextScale: plainRange(ranges.contextScale, scale) }),
        aspectRatio: (ratio) => ({ contextAspectRatioRange: plainRange(ranges.contextAspectRatio, ratio) }),
      },
    },
  };
};

const planGiven = (given: Given, grid: Grid): Either<NonEmptyArray<Refusal>, Plan<'', Level<''>>> => {
  const request = requestOf(given, grid);
  const level = planLevel(request);
  if (isLeft(level)) return level;
  const parameters = Object.freeze({
    ...given,
    aspectRatioRange: request.ranges.targetAspectRatio,
    contextAspectRatioRange: request.ranges.contextAspectRatio,
    minContextPatches: level.right.minContextPatches,
  });
  return right(
    Object.freeze({
      strategy: multiBlock.name,
      parameters,
      parts: Object.freeze([level.right] as const),
    }),
  );
};

const plan = (config: Configuration<MultiBlockParameters>): Either<ConfigErrors, Plan<'', Level<''>>> =>
  planSettled<MultiBlockParameters, Given, Plan<'', Level<''>>>(multiBlock, config, planGiven);

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
