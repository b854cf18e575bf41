import type { Grid, Plan, VideoMask } from '@jepa-masks/core';
import { hasAll, imageOf, inverted, type ReferenceArguments } from './reference-arguments.js';

/** An image or a clip, as V-JEPA's generators are told of it; of an image they make a clip of their own. */
export const clipOf = (grid: Grid): Readonly<Record<string, unknown>> => ({
  crop_size: imageOf(grid),
  spatial_patch_size: grid.patchSize,
  ...(grid.axes === 3
    ? { num_frames: grid.frames * grid.tubeletSize, temporal_patch_size: grid.tubeletSize }
    : {}),
});

/** Boxes of each of our masks; other roles and exact numbers the generator knows nothing of. */
const videoMasks = ({ parameters, parts }: Plan, grid: Grid): ReadonlyArray<ReferenceArguments> =>
  parts.some(({ masks }) => masks !== 'boxes')
    ? []
    : (parameters.parts as ReadonlyArray<Required<VideoMask>>).map((mask) => ({
        config: {
          ...clipOf(grid),
          spatial_pred_mask_scale: mask.spatialScale,
          temporal_pred_mask_scale: mask.temporalScale,
          aspect_ratio: inverted(mask.aspectRatioRange),
          npred: mask.numBlocks,
          max_context_frames_ratio: mask.maxTemporalKeep,
        },
      }));

/** How V-JEPA's multi-block generator is asked for blocks of images, or for each mask of a clip. */
export const vjepaBlocks = (plan: Plan, grid: Grid): ReadonlyArray<ReferenceArguments> => {
  if (hasAll(plan, 'parts')) return videoMasks(plan, grid);
  if (!hasAll(plan, 'targetScale', 'aspectRatioRange', 'numTargetMasks')) return [];
  const { targetScale, aspectRatioRange, numTargetMasks } = plan.parameters;
  return [
    {
      config: {
        ...clipOf(grid),
        spatial_pred_mask_scale: targetScale,
        aspect_ratio: inverted(aspectRatioRange),
        npred: numTargetMasks,
      },
    },
  ];
};
