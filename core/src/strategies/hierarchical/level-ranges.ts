import type { Range } from '../../field.js';
import type { Grid } from '../../grid.js';
import { latticeOf } from '../../lattice.js';
import type { LevelRanges } from '../../level.js';
import type { HierarchicalParameters, ScaleProgression } from './parameters.js';

/** The largest share a level's target may be asked to take (H-JEPA `HierarchicalMaskGenerator`). */
const MOST_SCALE = 0.95;

/** What level 0 narrows its aspect ratio to (H-JEPA `HierarchicalMaskGenerator`). */
const FINEST_ASPECT_RATIO: Range = [0.85, 1.15];

/** Growth of the target scale at a level: 2^l or 1 + l. */
export const growth = (progression: ScaleProgression, level: number): number => {
  if (progression === 'linear') return 1 + level;
  let factor = 1;
  for (let step = 0; step < level; step++) factor *= 2;
  return factor;
};

const narrowed = (grid: Grid, scale: Range, aspectRatio: Range): Range => {
  const range: Range = [
    Math.max(aspectRatio[0], FINEST_ASPECT_RATIO[0]),
    Math.min(aspectRatio[1], FINEST_ASPECT_RATIO[1]),
  ];
  return range[0] <= range[1] && latticeOf(grid, scale, range).length > 0 ? range : aspectRatio;
};

/**
 * Ranges of level l of L (H-JEPA `HierarchicalMaskGenerator`): target scale is
 * the base range times its growth, each end at most 0.95; context scale
 * [min(0.95, r), min(1, r + 0.15)] with r = 0.6 + 0.3·l / max(1, L − 1).
 */
export const levelRanges = (parameters: HierarchicalParameters, grid: Grid, level: number): LevelRanges => {
  const { baseScale, aspectRatioRange, scaleProgression, numHierarchies } = parameters;
  const factor = growth(scaleProgression, level);
  const targetScale: Range = [
    Math.min(MOST_SCALE, baseScale[0] * factor),
    Math.min(MOST_SCALE, baseScale[1] * factor),
  ];
  const ratio = 0.6 + 0.3 * (level / Math.max(1, numHierarchies - 1));
  const contextScale: Range = [Math.min(0.95, ratio), Math.min(1, ratio + 0.15)];
  if (level > 0) {
    return {
      targetScale,
      contextScale,
      targetAspectRatio: aspectRatioRange,
      contextAspectRatio: aspectRatioRange,
    };
  }
  return {
    targetScale,
    contextScale,
    targetAspectRatio: narrowed(grid, targetScale, aspectRatioRange),
    contextAspectRatio: narrowed(grid, contextScale, aspectRatioRange),
  };
};
