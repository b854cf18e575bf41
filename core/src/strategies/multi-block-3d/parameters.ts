import type { ShapesOf } from '../../blocks/level.js';
import type { Field, FieldsOf, ImageSize, Range } from '../../config/field.js';
import * as shared from '../shared-fields.js';

/** One entry of `parts`: boxes whose union is one target, and the context beside them. All of it may be left out. */
export interface VideoMask {
  /** Name of the part. Default '' for a single mask, else `mask_0`, `mask_1`, … */
  readonly name?: string;
  /** Boxes a sample, whose union is the target. Default 8. */
  readonly numBlocks?: number;
  /** Area of a box as a share of a time step's patches. Default [0.15, 0.15]. */
  readonly spatialScale?: Range;
  /** Duration of a box as a share of the time steps. Default [1, 1], all of them. */
  readonly temporalScale?: Range;
  /** Width / height of a box. Default [0.75, 1.5], on long frames stretched until boxes fit. */
  readonly aspectRatioRange?: Range;
  /** Share of the time steps, from the first on, that the context may lie in; at least one step. Default 1. */
  readonly maxTemporalKeep?: number;
  /** Patches that the context keeps at least. Default 5 % of all, rounded up, or less where no more can be promised. */
  readonly minContextPatches?: number;
  /** Exactly so many patches of the context; by default as many as there are. */
  readonly contextPatches?: number;
  /** Exactly so many patches of the target; by default as many as there are. */
  readonly targetPatches?: number;
  /** Whether the boxes are the context, and what is left of the first steps the target. Default false. */
  readonly invBlock?: boolean;
  /** Whether the boxes' mask becomes all that is not in the other one. Default false. */
  readonly fullComplement?: boolean;
  /** Whether the other mask becomes all that is not in the boxes' one. Default false. */
  readonly predFullComplement?: boolean;
}

/** Parameters of multi-block masking in space and time (V-JEPA, Bardes et al. 2024, section 3.2; V-JEPA 2, Assran et al. 2025). */
export interface MultiBlock3dParameters {
  /** Frame size in pixels. Default 224. */
  readonly inputSize: ImageSize;
  /** Side of a patch in pixels. Default 16. */
  readonly patchSize: number;
  /** Frames of a clip, a multiple of `tubeletSize`. Default 16. */
  readonly numFrames: number;
  /** Frames that a patch reaches over. Default 2. */
  readonly tubeletSize: number;
  /** One a part of every sample. Default V-JEPA's two: `short`, 8 boxes of 15 % of a frame, and `long`, 2 of 70 %. */
  readonly parts: ReadonlyArray<VideoMask>;
  /** 'step': one size for all boxes that a mask has in a step, as V-JEPA draws them. Default 'sample': each box has its own. */
  readonly shapes: ShapesOf;
  /** Draws of a sample's boxes until its context keeps its minimum, before boxes are placed one by one. Default 10. */
  readonly maxAttempts: number;
}

const share = { max: 1, publishedNames: [] } as const;
const patches = { kind: 'integer', min: 1, max: 65_536, fallback: null, publishedNames: [] } as const;
const yesOrNo = { kind: 'boolean', fallback: false, publishedNames: [] } as const;

/** The fields of an entry. */
const maskFields: Readonly<Record<keyof VideoMask, Field>> = {
  name: shared.partName,
  numBlocks: {
    kind: 'integer',
    summary: 'Boxes a sample, whose union is the target',
    fileNames: ['num_blocks'],
    publishedNames: ['npred'],
    min: 1,
    max: 64,
    fallback: 8,
  },
  spatialScale: {
    ...share,
    kind: 'range',
    summary: 'Range of a box’s area, as a share of a time step’s patches',
    fileNames: ['spatial_scale'],
    publishedNames: ['spatial_pred_mask_scale'],
    fallback: [0.15, 0.15],
  },
  temporalScale: {
    ...share,
    kind: 'range',
    summary: 'Range of a box’s duration, as a share of the time steps',
    fileNames: ['temporal_scale'],
    publishedNames: ['temporal_pred_mask_scale'],
    fallback: [1, 1],
  },
  aspectRatioRange: {
    ...shared.aspectRatioRange,
    summary:
      'Range of a box’s aspect ratio, width / height; by default [0.75, 1.5], on long frames stretched until boxes fit',
    publishedNames: [],
  },
  maxTemporalKeep: {
    kind: 'number',
    summary: 'Share of the time steps, from the first on, that the context may lie in; at least one step',
    fileNames: ['max_temporal_keep'],
    publishedNames: ['max_context_frames_ratio'],
    min: 0,
    max: 1,
    fallback: 1,
  },
  minContextPatches: shared.minContextPatches,
  contextPatches: {
    ...patches,
    summary: 'Exactly so many patches of the context; by default as many as there are',
    fileNames: ['context_patches'],
  },
  targetPatches: {
    ...patches,
    summary: 'Exactly so many patches of the target; by default as many as there are',
    fileNames: ['target_patches'],
  },
  invBlock: {
    ...yesOrNo,
    summary: 'Whether the boxes are the context, and what is left of the first steps the target',
    fileNames: ['inv_block'],
  },
  fullComplement: {
    ...yesOrNo,
    summary: 'Whether the boxes’ mask becomes all that is not in the other one',
    fileNames: ['full_complement'],
  },
  predFullComplement: {
    ...yesOrNo,
    summary: 'Whether the other mask becomes all that is not in the boxes’ one',
    fileNames: ['pred_full_complement'],
  },
};

/** The fields, from which validation, file schema and command line are made. */
export const multiBlock3dFields: FieldsOf<MultiBlock3dParameters> = {
  inputSize: shared.inputSize,
  patchSize: shared.patchSize,
  numFrames: shared.numFrames,
  tubeletSize: shared.tubeletSize,
  parts: {
    kind: 'list',
    summary:
      'One record a part of every sample: boxes whose union is its target, and the context beside them',
    fileNames: ['parts'],
    publishedNames: [],
    of: maskFields,
    min: 1,
    max: 16,
    fallback: [
      { name: 'short', numBlocks: 8, spatialScale: [0.15, 0.15] },
      { name: 'long', numBlocks: 2, spatialScale: [0.7, 0.7] },
    ],
  },
  shapes: {
    ...shared.shapes,
    summary: 'Whether every box has a size of its own, or each step draws one size for all boxes of a mask',
  },
  maxAttempts: {
    ...shared.maxAttempts,
    summary:
      'Draws of a sample’s boxes until its context keeps its minimum, before they are placed one by one; changes speed and which sample a key names, never validity',
  },
};
