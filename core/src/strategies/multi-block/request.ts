import type { Level, LevelRanges } from '../../blocks/level.js';
import type { LevelRequest } from '../../blocks/level-request.js';
import { plainRange } from '../../config/plain-range.js';
import type { Grid } from '../../grid/grid.js';
import {
  DEFAULT_ASPECT_RATIO,
  otherTargetRatio,
  relativeToImage,
  stretchedToFit,
} from '../../grid/image-ratio.js';
import type { MultiBlockParameters } from './parameters.js';

/** The parameters as they are read: null where the default follows from the grid. */
export type GivenBlocks = MultiBlockParameters & {
  readonly [Name in 'aspectRatioRange' | 'contextAspectRatioRange' | 'minContextPatches']:
    | MultiBlockParameters[Name]
    | null;
};

const rangesOf = (given: GivenBlocks, grid: Grid): LevelRanges => {
  const { targetScale, contextScale, aspectRatioRange, contextAspectRatioRange } = given;
  return {
    targetScale,
    contextScale,
    targetAspectRatio: aspectRatioRange ?? stretchedToFit(DEFAULT_ASPECT_RATIO, grid, targetScale),
    contextAspectRatio:
      contextAspectRatioRange ?? relativeToImage(aspectRatioRange ?? DEFAULT_ASPECT_RATIO, grid),
  };
};

/** What blocks on a grid ask of their one level. */
export const multiBlockRequest = (given: GivenBlocks, grid: Grid): LevelRequest<''> => {
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

/** The parameters with what follows from the grid filled in. */
export const plannedBlocks = (
  given: object,
  { ranges }: LevelRequest,
  { minContextPatches }: Level,
): Readonly<Record<string, unknown>> =>
  Object.freeze({
    ...given,
    aspectRatioRange: ranges.targetAspectRatio,
    contextAspectRatioRange: ranges.contextAspectRatio,
    minContextPatches,
  });
