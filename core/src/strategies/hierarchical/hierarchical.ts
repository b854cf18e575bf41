import { blockSampler } from '../../blocks/block-sampler.js';
import type { Level } from '../../blocks/level.js';
import type { LevelRequest } from '../../blocks/level-request.js';
import { planLevel } from '../../blocks/plan-level.js';
import { type Either, isLeft, left, type NonEmptyArray, right } from '../../config/either.js';
import type { ConfigErrors } from '../../config/errors.js';
import type { Range } from '../../config/field.js';
import { plainRange } from '../../config/plain-range.js';
import type { Refusal } from '../../config/refusal.js';
import type { LevelName } from '../../geometry/by-part.js';
import type { Grid } from '../../grid/grid.js';
import { DEFAULT_ASPECT_RATIO, otherTargetRatio, stretchedToFit } from '../../grid/image-ratio.js';
import type { Plan } from '../../plan/plan.js';
import { planSettled } from '../../plan/plan-settled.js';
import type { Configuration, Strategy } from '../../plan/strategy.js';
import { growth, levelRanges, MOST_SCALE } from './level-ranges.js';
import { type HierarchicalParameters, hierarchicalFields } from './parameters.js';

type Given = HierarchicalParameters & {
  readonly [Name in 'aspectRatioRange' | 'contextAspectRatioRange' | 'minContextPatches']:
    | HierarchicalParameters[Name]
    | null;
};

/** The base scale for which a level's scale is changed from one range to another. */
const baseScaleFor = (base: Range, before: Range, after: Range, factor: number): Range =>
  plainRange(base, [
    after[0] === before[0] ? base[0] : after[0] / factor,
    after[1] === before[1] ? base[1] : after[1] / factor,
  ]);

const requestLevel = (
  given: Given,
  grid: Grid,
  index: number,
  finer: Level | undefined,
): LevelRequest<LevelName> => {
  const isNested = given.nesting === 'nested';
  const factor = growth(given.scaleProgression, index);
  const ranges = levelRanges(given, grid, index);
  return {
    ranges,
    grid,
    targets: given.numTargetMasks,
    contexts: 1,
    targetOverlap: given.targetOverlap,
    minContextPatches: given.minContextPatches,
    shapes: given.shapes,
    maxAttempts: given.maxAttempts,
    nested: isNested && index < given.numHierarchies - 1,
    mustHold: isNested ? finer?.targetShapes : undefined,
    name: `level_${index}`,
    index,
    label: `level ${index}: `,
    suggestions: {
      target: {
        field: 'baseScale',
        given: given.baseScale,
        mostScale: MOST_SCALE,
        scale: (scale) => ({ baseScale: baseScaleFor(given.baseScale, ranges.targetScale, scale, factor) }),
        aspectRatio: (ratio) => otherTargetRatio(given, grid, plainRange(ranges.targetAspectRatio, ratio)),
      },
      context: {
        field: 'contextAspectRatioRange',
        given: ranges.contextAspectRatio,
        mostScale: 1,
        scale: undefined,
        aspectRatio: (ratio) => ({ contextAspectRatioRange: plainRange(ranges.contextAspectRatio, ratio) }),
      },
    },
  };
};

/** Aspect ratios that are not given are filled in where they are the same at every level, whatever its scale. */
const filledIn = (
  given: Given,
  grid: Grid,
  levels: ReadonlyArray<Level>,
): Readonly<Record<string, unknown>> => {
  const { aspectRatioRange: target, contextAspectRatioRange: context, ...others } = given;
  const isStretched = levels.some(
    ({ ranges }) => stretchedToFit(DEFAULT_ASPECT_RATIO, grid, ranges.targetScale) !== DEFAULT_ASPECT_RATIO,
  );
  const aspectRatioRange = target ?? (isStretched ? undefined : DEFAULT_ASPECT_RATIO);
  const isSquare = grid.rows === grid.columns;
  const contextAspectRatioRange = context ?? (isSquare ? (target ?? DEFAULT_ASPECT_RATIO) : undefined);
  return Object.freeze({
    ...others,
    ...(aspectRatioRange === undefined ? {} : { aspectRatioRange }),
    ...(contextAspectRatioRange === undefined ? {} : { contextAspectRatioRange }),
    minContextPatches: levels[0]!.minContextPatches,
  });
};

const planGiven = (
  given: Given,
  grid: Grid,
): Either<NonEmptyArray<Refusal>, Plan<LevelName, Level<LevelName>>> => {
  const levels: Array<Level<LevelName>> = [];
  const refusals: Array<Refusal> = [];
  let finer: Level | undefined;
  for (let index = 0; index < given.numHierarchies; index++) {
    const level = planLevel(requestLevel(given, grid, index, finer));
    if (isLeft(level)) refusals.push(...level.left);
    else levels.push(level.right);
    finer = isLeft(level) ? undefined : level.right;
  }
  const [refusal, ...more] = refusals;
  if (refusal !== undefined) return left([refusal, ...more]);
  const [finest, ...coarser] = levels;
  return right(
    Object.freeze({
      strategy: hierarchical.name,
      parameters: filledIn(given, grid, levels),
      // There is one level or more.
      parts: Object.freeze([finest!, ...coarser] as const),
    }),
  );
};

const plan = (
  config: Configuration<HierarchicalParameters>,
): Either<ConfigErrors, Plan<LevelName, Level<LevelName>>> =>
  planSettled<HierarchicalParameters, Given, Plan<LevelName, Level<LevelName>>>(
    hierarchical,
    config,
    planGiven,
  );

/**
 * Multi-block masks at several scales, level 0 the finest (H-JEPA's
 * hierarchical generator), with exact bounds at every level.
 *
 * @example
 * ```ts
 * import { hierarchical, unwrap } from '@jepa-masks/core';
 *
 * const { parts } = unwrap(hierarchical.plan({ numHierarchies: 2, nesting: 'nested' }));
 * console.log(parts.map(({ ranges }) => ranges.targetScale)); // [ [ 0.05, 0.15 ], [ 0.1, 0.3 ] ]
 * ```
 */
export const hierarchical: Strategy<HierarchicalParameters, LevelName, Level<LevelName>> = {
  name: 'hierarchical',
  summary: 'Multi-block masks at several scales, level 0 the finest (H-JEPA)',
  fields: hierarchicalFields,
  presets: [
    {
      name: 'h-jepa-hierarchical',
      source: 'H-JEPA, HierarchicalMaskGenerator defaults, with targets kept apart',
      config: {},
    },
  ],
  plan,
  sampler: blockSampler,
};
