import type { ShapesOf } from '../../blocks/level.js';
import type { FieldsOf, ImageSize, Range } from '../../config/field.js';
import type { TargetOverlap } from '../../geometry/target-overlap.js';
import * as shared from '../shared-fields.js';

/** Parameters of hierarchical masking (defaults of H-JEPA's generator). */
export interface HierarchicalParameters {
  /** Image size in pixels. Default 224. */
  readonly inputSize: ImageSize;
  /** Side of a patch in pixels. Default 16. */
  readonly patchSize: number;
  /** Levels, 0 being the finest. Default 3. */
  readonly numHierarchies: number;
  /** Targets a sample at each level. Default 4. */
  readonly numTargetMasks: number;
  /** Default 'geometric'. */
  readonly scaleProgression: 'geometric' | 'linear';
  /** Area of a level-0 target as a share of all patches. Default [0.05, 0.15]. */
  readonly baseScale: Range;
  /**
   * Width / height of a target. Default [0.75, 1.5], stretched on long images until
   * targets fit. Level 0 narrows it to [0.85, 1.15] where that leaves shapes.
   */
  readonly aspectRatioRange: Range;
  /**
   * Width / height of a context block. Default: relative to the image,
   * [0.75, 1.5] · columns / rows. Level 0 narrows it as it does the targets'.
   */
  readonly contextAspectRatioRange: Range;
  /** Draws of a shape, or of a place, before all that are valid are counted. Default 10. */
  readonly maxAttempts: number;
  /** Whether targets of one level may share patches. Default 'forbid'. */
  readonly targetOverlap: TargetOverlap;
  /** Patches that the context of every level keeps. Default max(1, 5 % of N), rounded up. */
  readonly minContextPatches: number;
  /**
   * 'step': one size for all targets of a step and one for all its contexts, so
   * that targets have as many patches each and need no padding. Default 'sample'.
   */
  readonly shapes: ShapesOf;
  /** Default 'independent'. */
  readonly nesting: 'independent' | 'nested';
}

/** The fields, from which validation, file schema and command line are made. */
export const hierarchicalFields: FieldsOf<HierarchicalParameters> = {
  inputSize: shared.inputSize,
  patchSize: shared.patchSize,
  numHierarchies: {
    kind: 'integer',
    summary: 'Hierarchy levels, 0 being the finest',
    fileNames: ['num_hierarchies'],
    publishedNames: [],
    min: 1,
    max: 16,
    fallback: 3,
  },
  numTargetMasks: {
    kind: 'integer',
    summary: 'Targets a sample at each level',
    fileNames: ['num_masks_per_level', 'num_target_masks'],
    publishedNames: ['num_masks', 'num_targets', 'num_target_blocks'],
    min: 1,
    max: 256,
    fallback: 4,
  },
  scaleProgression: {
    kind: 'choice',
    summary: 'Growth of the target scale: base × 2^level (geometric) or base × (1 + level) (linear)',
    fileNames: ['scale_progression'],
    publishedNames: [],
    choices: ['geometric', 'linear'],
    fallback: 'geometric',
  },
  baseScale: {
    kind: 'range',
    summary: 'Range of a level-0 target’s area, as a share of all patches',
    fileNames: ['base_scale'],
    publishedNames: ['mask_scale', 'target_scale', 'target_mask_scale', 'scale_range'],
    max: 1,
    fallback: [0.05, 0.15],
  },
  aspectRatioRange: shared.aspectRatioRange,
  contextAspectRatioRange: shared.contextAspectRatioRange,
  maxAttempts: shared.maxAttempts,
  targetOverlap: shared.targetOverlap,
  minContextPatches: shared.minContextPatches,
  shapes: shared.shapes,
  nesting: {
    kind: 'choice',
    summary: 'Whether every finer target lies inside one of the next coarser level',
    fileNames: ['nesting'],
    publishedNames: [],
    choices: ['independent', 'nested'],
    fallback: 'independent',
  },
};
