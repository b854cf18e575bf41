import { latticeOf } from '../../blocks/lattice.js';
import type { LevelRanges } from '../../blocks/level.js';
import type { Range } from '../../config/field.js';
import type { Grid } from '../../grid/grid.js';
import { DEFAULT_ASPECT_RATIO, relativeToImage, stretchedToFit } from '../../grid/image-ratio.js';
import type { HierarchicalParameters } from './parameters.js';

/** The largest share a level's target may be asked to take (H-JEPA `HierarchicalMaskGenerator`). */
export const MOST_SCALE = 0.95;

/** What level 0 narrows its aspect ratio to (H-JEPA `HierarchicalMaskGenerator`). */
const FINEST_ASPECT_RATIO: Range = [0.85, 1.15];

/** Growth of the target scale at a level: 2^l or 1 + l. */
export const growth = (progression: HierarchicalParameters['scaleProgression'], level: number): number => {
  if (progression === 'linear') return 1 + level;
  let factor = 1;
  for (let step = 0; step < level; step++) factor *= 2;
  return factor;
};

/** A range, or that part of it that level 0 keeps to; either way as `made` makes it of what was given. */
const narrowed = (grid: Grid, scale: Range, aspectRatio: Range, made: (range: Range) => Range): Range => {
  const part: Range = [
    Math.max(aspectRatio[0], FINEST_ASPECT_RATIO[0]),
    Math.min(aspectRatio[1], FINEST_ASPECT_RATIO[1]),
  ];
  if (part[0] > part[1]) return made(aspectRatio);
  const fine = made(part);
  return latticeOf(grid, scale, fine).length > 0 ? fine : made(aspectRatio);
};

/** The scale of a level's targets. */
const targetScaleOf = (
  { baseScale, scaleProgression }: Pick<HierarchicalParameters, 'baseScale' | 'scaleProgression'>,
  level: number,
): Range => {
  const factor = growth(scaleProgression, level);
  return [Math.min(MOST_SCALE, baseScale[0] * factor), Math.min(MOST_SCALE, baseScale[1] * factor)];
};

/**
 * Ranges of level l of L (H-JEPA `HierarchicalMaskGenerator`): target scale is
 * the base range times its growth, each end at most 0.95; context scale
 * [min(0.95, r), min(1, r + 0.15)] with r = 0.6 + 0.3·l / max(1, L − 1). Aspect
 * ratios that are given are taken as they are, those that are not follow the image.
 */
export const levelRanges = (
  parameters: Pick<HierarchicalParameters, 'baseScale' | 'scaleProgression' | 'numHierarchies'> & {
    readonly aspectRatioRange?: Range | null;
    readonly contextAspectRatioRange?: Range | null;
  },
  grid: Grid,
  level: number,
): LevelRanges => {
  const targetScale = targetScaleOf(parameters, level);
  const ratio = 0.6 + 0.3 * (level / Math.max(1, parameters.numHierarchies - 1));
  const contextScale: Range = [Math.min(0.95, ratio), Math.min(1, ratio + 0.15)];
  const { aspectRatioRange, contextAspectRatioRange } = parameters;
  const target = aspectRatioRange ?? DEFAULT_ASPECT_RATIO;
  const context = contextAspectRatioRange ?? target;
  const ofTarget = (range: Range): Range =>
    aspectRatioRange == null ? stretchedToFit(range, grid, targetScale) : range;
  const ofContext = (range: Range): Range =>
    contextAspectRatioRange == null ? relativeToImage(range, grid) : range;
  return {
    targetScale,
    contextScale,
    targetAspectRatio: level > 0 ? ofTarget(target) : narrowed(grid, targetScale, target, ofTarget),
    contextAspectRatio: level > 0 ? ofContext(context) : narrowed(grid, contextScale, context, ofContext),
  };
};
