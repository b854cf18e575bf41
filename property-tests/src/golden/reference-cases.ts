import type { GoldenConfig } from './golden-source.js';

/** A published generator's configuration, and how many patches are asked of it where the call says so. */
export interface ReferenceCase {
  readonly config: GoldenConfig;
  readonly maskCount?: number;
}

const configs = (...all: ReadonlyArray<GoldenConfig>): ReadonlyArray<ReferenceCase> =>
  all.map((config) => ({ config }));

const dinov2 = (maskCount: number, config: GoldenConfig): ReferenceCase => ({ config, maskCount });

/** Configurations whose batches are frozen, by generator, beside its own example. */
export const referenceCases: Readonly<Record<string, ReadonlyArray<ReferenceCase>>> = {
  'hjepa-multi-block': configs(
    { input_size: [128, 256] },
    { num_target_masks: 1, target_scale: [0.5, 0.6] },
    { num_target_masks: 8, max_attempts: 1 },
    { input_size: 448, aspect_ratio_range: [0.25, 4] },
    { context_scale: [0.2, 0.4] },
  ),
  'hjepa-hierarchical': configs(
    { input_size: [128, 256], num_hierarchies: 2 },
    { scale_progression: 'linear', num_hierarchies: 5 },
    { num_target_masks: 2, base_scale: [0.02, 0.04], num_hierarchies: 4 },
    { num_hierarchies: 1, aspect_ratio_range: [2, 3] },
    { input_size: 448, patch_size: 32, max_attempts: 1 },
  ),
  'ijepa-multi-block': configs(
    {},
    { input_size: [160, 288], npred: 3, nenc: 2, min_keep: 1 },
    { allow_overlap: true, npred: 4, pred_mask_scale: [0.15, 0.2], enc_mask_scale: [0.85, 1] },
    { npred: 6, pred_mask_scale: [0.2, 0.25], enc_mask_scale: [0.3, 0.4], min_keep: 8 },
    { input_size: 448, patch_size: 14, aspect_ratio: [0.5, 2] },
  ),
  'vjepa-multi-block-3d': configs(
    {},
    { npred: 2, spatial_pred_mask_scale: [0.7, 0.7], aspect_ratio: [0.75, 1.5] },
    { crop_size: [112, 224], num_frames: 8, temporal_pred_mask_scale: [0.25, 0.75], npred: 4 },
    { max_context_frames_ratio: 0.5, npred: 3, spatial_pred_mask_scale: [0.15, 0.15] },
    { max_keep: 100, npred: 2, spatial_pred_mask_scale: [0.2, 0.3] },
  ),
  'vjepa-random-tube': configs(
    { ratio: 0.5 },
    { crop_size: [112, 208], num_frames: 4, ratio: 0.75 },
    { ratio: 0 },
    { ratio: 1, num_frames: 2 },
    { crop_size: 64, spatial_patch_size: 8, temporal_patch_size: 1, num_frames: 3 },
  ),
  'mae-random': configs(
    { mask_ratio: 0.5 },
    { num_patches: 1 },
    { num_patches: 16, mask_ratio: 0 },
    { num_patches: 1024, mask_ratio: 0.9 },
    { num_patches: 17, mask_ratio: 1 },
  ),
  'beit-blockwise': configs(
    {},
    { input_size: [8, 24], num_masking_patches: 60 },
    { num_masking_patches: 150, min_num_patches: 1, min_aspect: 0.1 },
    { num_masking_patches: 40, max_num_patches: 10, max_aspect: 2 },
    { input_size: 32, num_masking_patches: 400, min_num_patches: 16 },
  ),
  'dinov2-blockwise': [
    dinov2(0, {}),
    dinov2(20, { num_masking_patches: 98 }),
    dinov2(98, { max_num_patches: 98, min_aspect: 0.1 }),
    dinov2(60, { input_size: [8, 24], max_num_patches: 50, min_num_patches: 1 }),
    dinov2(400, { input_size: 32, max_num_patches: 512, max_aspect: 2 }),
  ],
  'simmim-random': configs(
    { mask_ratio: 0.3 },
    { input_size: 224, mask_patch_size: 32, model_patch_size: 16 },
    { input_size: 64, mask_patch_size: 64, model_patch_size: 8 },
    { mask_ratio: 1, mask_patch_size: 16 },
    { mask_ratio: 0, input_size: 96 },
  ),
};
