import type { ShapesOf } from '../../blocks/level.js';
import type { FieldsOf, ImageSize, IntegerField, Range } from '../../config/field.js';
import type { TargetOverlap } from '../../geometry/target-overlap.js';
import * as shared from '../shared-fields.js';

/** Parameters of multi-block masking (I-JEPA, Assran et al. 2023, section 3; defaults of H-JEPA's generator). */
export interface MultiBlockParameters {
  /** Image size in pixels. Default 224. */
  readonly inputSize: ImageSize;
  /** Side of a patch in pixels. Default 16. */
  readonly patchSize: number;
  /** Targets a sample. Default 4. */
  readonly numTargetMasks: number;
  /** Context blocks a sample. Default 1. */
  readonly numContextMasks: number;
  /** Area of a target as a share of all patches. Default [0.15, 0.2]. */
  readonly targetScale: Range;
  /** Area of a context block, targets not yet taken out, as a share of all patches. Default [0.85, 1]. */
  readonly contextScale: Range;
  /** Width / height of a target. Default [0.75, 1.5], stretched on long images until targets fit. */
  readonly aspectRatioRange: Range;
  /** Width / height of a context block. Default: relative to the image, [0.75, 1.5] · columns / rows. */
  readonly contextAspectRatioRange: Range;
  /** Draws of a shape, or of a place, before all that are valid are counted. Default 10. */
  readonly maxAttempts: number;
  /** Whether targets may share patches. Default 'forbid'. */
  readonly targetOverlap: TargetOverlap;
  /** Patches that every context keeps. Default max(1, 5 % of N), rounded up. */
  readonly minContextPatches: number;
  /**
   * 'step': one size for all targets of a step and one for all its contexts, so
   * that targets have as many patches each and need no padding. Default 'sample'.
   */
  readonly shapes: ShapesOf;
}

/** How many targets a sample has. */
export const numTargetMasks: IntegerField = {
  kind: 'integer',
  summary: 'Targets a sample',
  fileNames: ['num_masks', 'num_target_masks'],
  publishedNames: ['num_targets', 'num_target_blocks', 'num_pred_masks', 'npred'],
  min: 1,
  max: 256,
  fallback: 4,
};

/** The fields, from which validation, file schema and command line are made. */
export const multiBlockFields: FieldsOf<MultiBlockParameters> = {
  inputSize: shared.inputSize,
  patchSize: shared.patchSize,
  numTargetMasks,
  numContextMasks: {
    kind: 'integer',
    summary: 'Context blocks a sample',
    fileNames: ['num_context_masks'],
    publishedNames: ['num_context_blocks', 'num_enc_masks', 'nenc'],
    min: 1,
    max: 256,
    fallback: 1,
  },
  targetScale: {
    kind: 'range',
    summary: 'Range of a target’s area, as a share of all patches',
    fileNames: ['mask_scale', 'target_scale'],
    publishedNames: ['target_mask_scale', 'pred_mask_scale', 'scale_range'],
    max: 1,
    fallback: [0.15, 0.2],
  },
  contextScale: {
    kind: 'range',
    summary: 'Range of a context block’s area before the targets are taken out, as a share of all patches',
    fileNames: ['context_scale'],
    publishedNames: ['context_mask_scale', 'enc_mask_scale'],
    max: 1,
    fallback: [0.85, 1],
  },
  aspectRatioRange: shared.aspectRatioRange,
  contextAspectRatioRange: shared.contextAspectRatioRange,
  maxAttempts: shared.maxAttempts,
  targetOverlap: shared.targetOverlap,
  minContextPatches: shared.minContextPatches,
  shapes: shared.shapes,
};
