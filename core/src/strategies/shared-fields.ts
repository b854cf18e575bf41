import type {
  ChoiceField,
  IntegerField,
  NameField,
  NumberField,
  RangeField,
  SizeField,
} from '../config/field.js';

/** Fields that strategies share: those of images, clips and rows, of shares of patches, of blocks, and of entries that are parts. */

export const inputSize: SizeField = {
  kind: 'size',
  summary: 'Image size in pixels, one number or [height, width]; multiples of the patch size',
  fileNames: ['input_size'],
  publishedNames: ['image_size', 'img_size', 'crop_size'],
  of: 'pixels',
  min: 1,
  max: 65_536,
  fallback: 224,
};

export const patchSize: IntegerField = {
  kind: 'integer',
  summary: 'Side of a patch in pixels',
  isSide: true,
  fileNames: ['patch_size'],
  publishedNames: [],
  min: 1,
  max: 4_096,
  fallback: 16,
};

export const numFrames: IntegerField = {
  kind: 'integer',
  summary: 'Frames of a clip; a multiple of the tubelet size',
  fileNames: ['num_frames'],
  publishedNames: ['frames_per_clip'],
  min: 1,
  max: 65_536,
  fallback: 16,
};

export const tubeletSize: IntegerField = {
  kind: 'integer',
  summary: 'Frames of a clip that a patch reaches over',
  fileNames: ['tubelet_size'],
  publishedNames: ['temporal_patch_size'],
  min: 1,
  max: 4_096,
  fallback: 2,
};

export const maskRatio: NumberField = {
  kind: 'number',
  summary: 'Share of all patches that is masked',
  fileNames: ['mask_ratio'],
  publishedNames: ['masking_ratio'],
  min: 0,
  max: 1,
  fallback: 0.75,
};

export const rounding: ChoiceField = {
  kind: 'choice',
  summary: 'How the number of masked patches is rounded',
  fileNames: ['rounding'],
  publishedNames: [],
  choices: ['up', 'down', 'nearest'],
  fallback: 'up',
};

export const numTokens: IntegerField = {
  kind: 'integer',
  summary: 'Tokens of a row: text, or sound in steps of time',
  fileNames: ['num_tokens'],
  publishedNames: ['sequence_length', 'seq_length', 'max_length'],
  min: 1,
  max: 65_536,
  fallback: 512,
};

export const aspectRatioRange: RangeField = {
  kind: 'range',
  summary:
    'Range of a target’s aspect ratio, width / height; by default [0.75, 1.5], on long images stretched until targets fit',
  fileNames: ['aspect_ratio', 'aspect_ratio_range'],
  publishedNames: ['target_aspect_ratio'],
  max: 65_536,
  fallback: null,
};

export const contextAspectRatioRange: RangeField = {
  kind: 'range',
  summary:
    'Range of a context block’s aspect ratio, width / height; by default relative to the image’s: ' +
    'the range given for targets, or [0.75, 1.5], times columns / rows',
  fileNames: ['context_aspect_ratio', 'context_aspect_ratio_range'],
  publishedNames: [],
  max: 65_536,
  fallback: null,
};

export const maxAttempts: IntegerField = {
  kind: 'integer',
  summary:
    'Draws of a shape, or of a place, before all that are valid are counted; changes speed and which sample a key names, never validity',
  fileNames: ['max_attempts'],
  publishedNames: [],
  min: 1,
  max: 10_000,
  fallback: 10,
};

export const targetOverlap: ChoiceField = {
  kind: 'choice',
  summary: 'Whether targets of one sample may share patches',
  fileNames: ['target_overlap'],
  publishedNames: [],
  choices: ['forbid', 'allow'],
  fallback: 'forbid',
};

export const shapes: ChoiceField = {
  kind: 'choice',
  summary: 'Whether every sample draws its blocks’ sizes, or each step once for all of its samples',
  fileNames: ['shapes'],
  publishedNames: [],
  choices: ['sample', 'step'],
  fallback: 'sample',
};

export const minContextPatches: IntegerField = {
  kind: 'integer',
  summary: 'Patches that every context keeps at least; by default 5 % of all, rounded up',
  fileNames: ['min_context_patches'],
  publishedNames: ['min_keep'],
  min: 1,
  max: 65_536,
  fallback: null,
};

export const partName: NameField = {
  kind: 'name',
  summary: 'Name of the part',
  fileNames: ['name'],
  publishedNames: [],
  fallback: null,
};
