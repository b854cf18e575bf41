import { type Either, isLeft, right } from '../../either.js';
import type { ConfigErrors } from '../../errors.js';
import { makeGrid } from '../../grid.js';
import type { Plan } from '../../plan.js';
import { planLevel } from '../../plan-level.js';
import { readFields } from '../../read-fields.js';
import type { Strategy } from '../../strategy.js';
import { type MultiBlockParameters, multiBlockFields } from './parameters.js';

const plan = (config: Partial<MultiBlockParameters>): Either<ConfigErrors, Plan<'flat'>> => {
  const read = readFields<MultiBlockParameters>(multiBlockFields, config);
  if (isLeft(read)) return read;
  // Only the two fields with a computed default can be null.
  const given = read.right as MultiBlockParameters & { readonly minContextPatches: number | null };
  const grid = makeGrid(given.inputSize, given.patchSize);
  if (isLeft(grid)) return grid;
  const ownContextAspect = read.right.contextAspectRatioRange;
  const contextAspectRatio = ownContextAspect ?? given.aspectRatioRange;
  const level = planLevel({
    grid: grid.right,
    targets: given.numTargetMasks,
    contexts: given.numContextMasks,
    targetOverlap: given.targetOverlap,
    minContextPatches: given.minContextPatches,
    maxAttempts: given.maxAttempts,
    ranges: {
      targetScale: given.targetScale,
      contextScale: given.contextScale,
      targetAspectRatio: given.aspectRatioRange,
      contextAspectRatio,
    },
    confined: false,
    mustHold: undefined,
    name: '',
    index: 0,
    remedies: {
      targetField: 'targetScale',
      contextField: 'contextScale',
      targetScale: (targetScale) => ({ targetScale }),
      contextScale: (contextScale) => ({ contextScale }),
      targetAspectRatio: (aspectRatioRange) => ({ aspectRatioRange }),
      contextAspectRatio: (contextAspectRatioRange) => ({ contextAspectRatioRange }),
    },
  });
  if (isLeft(level)) return level;
  const parameters = Object.freeze({
    ...given,
    contextAspectRatioRange: contextAspectRatio,
    minContextPatches: level.right.minContextPatches,
  });
  return right(
    Object.freeze({
      strategy: multiBlock.name,
      layout: 'flat',
      parameters,
      grid: grid.right,
      levels: Object.freeze([level.right]),
    }),
  );
};

/**
 * Several target blocks and a context that leaves them out (I-JEPA, Assran et
 * al. 2023, section 3), with exact bounds and, unless allowed, no overlap.
 *
 * @example
 * ```ts
 * import { formatErrors, isLeft, multiBlock } from '@jepa-masks/core';
 *
 * const planned = multiBlock.plan({ inputSize: 230 });
 * console.log(isLeft(planned) ? formatErrors(planned.left) : planned.right.grid);
 * // inputSize: is 230, which is not a multiple of patchSize 16; the nearest that are: 224 and 240
 * ```
 */
export const multiBlock: Strategy<MultiBlockParameters, 'flat'> = {
  name: 'multi_block',
  summary: 'Target blocks and a context block that leaves them out (I-JEPA, H-JEPA)',
  layout: 'flat',
  fields: multiBlockFields,
  plan,
};
