import { type Either, isLeft, left, right } from '../../either.js';
import type { ConfigError, ConfigErrors } from '../../errors.js';
import { refuseIfAny } from '../../errors.js';
import type { Range } from '../../field.js';
import { type Grid, makeGrid } from '../../grid.js';
import type { Level } from '../../level.js';
import type { LevelRequest } from '../../level-request.js';
import type { Plan } from '../../plan.js';
import { planLevel } from '../../plan-level.js';
import { readFields } from '../../read-fields.js';
import type { Strategy } from '../../strategy.js';
import { growth, levelRanges } from './level-ranges.js';
import { type HierarchicalParameters, hierarchicalFields } from './parameters.js';

/** Rounding in base × growth must not lose a shape that the base scale was widened for. */
const widenSlightly = (range: Range): Range => [range[0] * (1 - 1e-12), Math.min(1, range[1] * (1 + 1e-12))];

const requestLevel = (
  given: HierarchicalParameters & { readonly minContextPatches: number | null },
  grid: Grid,
  index: number,
  finer: Level | undefined,
): LevelRequest => {
  const nested = given.nesting === 'nested';
  const factor = growth(given.scaleProgression, index);
  return {
    ranges: levelRanges(given, grid, index),
    grid,
    targets: given.numTargetMasks,
    contexts: 1,
    targetOverlap: given.targetOverlap,
    minContextPatches: given.minContextPatches,
    maxAttempts: given.maxAttempts,
    confined: nested && index < given.numHierarchies - 1,
    mustHold: nested ? finer?.targetShapes : undefined,
    name: `level ${index}: `,
    index,
    remedies: {
      targetField: 'baseScale',
      contextField: 'aspectRatioRange',
      targetScale: (scale) => ({ baseScale: widenSlightly([scale[0] / factor, scale[1] / factor]) }),
      contextScale: undefined,
      targetAspectRatio: (aspectRatioRange) => ({ aspectRatioRange }),
      contextAspectRatio: (aspectRatioRange) => ({ aspectRatioRange }),
    },
  };
};

const plan = (config: Partial<HierarchicalParameters>): Either<ConfigErrors, Plan<'levels'>> => {
  const read = readFields<HierarchicalParameters>(hierarchicalFields, config);
  if (isLeft(read)) return read;
  // Only the field with a computed default can be null.
  const given = read.right as HierarchicalParameters & { readonly minContextPatches: number | null };
  const grid = makeGrid(given.inputSize, given.patchSize);
  if (isLeft(grid)) return grid;
  const levels: Array<Level> = [];
  const errors: Array<ConfigError> = [];
  let finer: Level | undefined;
  for (let index = 0; index < given.numHierarchies; index++) {
    const level = planLevel(requestLevel(given, grid.right, index, finer));
    if (isLeft(level)) errors.push(...level.left);
    else levels.push(level.right);
    finer = isLeft(level) ? undefined : level.right;
  }
  const refused = refuseIfAny(errors);
  if (isLeft(refused)) return left(refused.left);
  const minContextPatches = levels[0]!.minContextPatches;
  return right(
    Object.freeze({
      strategy: hierarchical.name,
      layout: 'levels',
      parameters: Object.freeze({ ...given, minContextPatches }),
      grid: grid.right,
      levels: Object.freeze(levels),
    }),
  );
};

/**
 * Multi-block masks at several scales, level 0 the finest (H-JEPA's
 * hierarchical generator), with exact bounds at every level.
 *
 * @example
 * ```ts
 * import { hierarchical, unwrap } from '@jepa-masks/core';
 *
 * const { levels } = unwrap(hierarchical.plan({ numHierarchies: 2, nesting: 'nested' }));
 * console.log(levels.map(({ ranges }) => ranges.targetScale)); // [ [ 0.05, 0.15 ], [ 0.1, 0.3 ] ]
 * ```
 */
export const hierarchical: Strategy<HierarchicalParameters, 'levels'> = {
  name: 'hierarchical',
  summary: 'Multi-block masks at several scales, level 0 the finest (H-JEPA)',
  layout: 'levels',
  fields: hierarchicalFields,
  plan,
};
