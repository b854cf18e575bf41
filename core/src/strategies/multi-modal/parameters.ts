import type { Field, FieldsOf, ImageSize } from '../../config/field.js';
import * as shared from '../shared-fields.js';

/** Which tokens of a modality are masked together. */
export type ModalityKind = 'random' | 'spans' | 'blocks';

/** One entry of `modalities`: its grid, how its masks are drawn, and its share of the budgets. All of it may be left out. */
export interface Modality {
  /** Name of the part. Default '' for a single modality, else `modality_0`, `modality_1`, … */
  readonly name?: string;
  /** Image size in pixels. Default that of all modalities. */
  readonly inputSize?: ImageSize;
  /** Side of a patch in pixels. Default that of all modalities. */
  readonly patchSize?: number;
  /** Frames of a clip or dates of a series, a multiple of `tubeletSize`; an image where it is not given. */
  readonly numFrames?: number;
  /** Frames of a clip that a patch reaches over. Default 1. */
  readonly tubeletSize?: number;
  /** Tokens of a row, such as a text; then it has no image. */
  readonly numTokens?: number;
  /**
   * `random`: every set of tokens as likely. `spans`: the target is spans of a row.
   * `blocks`: the target is a union of blocks of an image. Default `random`.
   */
  readonly kind?: ModalityKind;
  /** Of `spans`: tokens of a span, in the mean. Default 3, as T5 has it. */
  readonly spanLength?: number;
  /** Of `blocks`: least area of a block in patches, or all of the target where that is less. Default 16. */
  readonly minBlockPatches?: number;
  /** Weight of the context's first token here, to the nearest hundredth: the α of a Dirichlet law. Default 1. */
  readonly alpha?: number;
  /** The same of the target, where it has a budget. Default `alpha`. */
  readonly targetAlpha?: number;
  /** Patches that the context has here at least. Default 0. */
  readonly minContextPatches?: number;
  /** Patches that the context has here at most; 0 for what is never seen. Default all. */
  readonly maxContextPatches?: number;
  /** Patches that the target has here at least. Default 0. */
  readonly minTargetPatches?: number;
  /** Patches that the target has here at most; 0 for what is never predicted. Default all. */
  readonly maxTargetPatches?: number;
}

/** Parameters of masks of several modalities (MultiMAE, Bachmann et al. 2022, section 3.3; 4M, Mizrahi et al. 2023, section 3.2). */
export interface MultiModalParameters {
  /** Image size in pixels, of modalities that have none of their own. Default 224. */
  readonly inputSize: ImageSize;
  /** Side of a patch in pixels, of modalities that have none of their own. Default 16. */
  readonly patchSize: number;
  /** Patches that the contexts of all modalities have together, exactly. Default a sixth of all, as MultiMAE keeps. */
  readonly contextPatches: number;
  /** Patches that the targets of all modalities have together, exactly; by default all that are in no context. */
  readonly targetPatches: number;
  /** One a part of every sample. Default MultiMAE's three: `rgb`, `depth` and `semseg`. */
  readonly modalities: ReadonlyArray<Modality>;
}

const count = { kind: 'integer', publishedNames: [], min: 0, max: 65_536, fallback: null } as const;
const alpha = { kind: 'number', publishedNames: [], min: 0.01, max: 1000 } as const;

/** The fields of an entry. */
export const modalityFields: Readonly<Record<keyof Modality, Field>> = {
  name: shared.partName,
  inputSize: { ...shared.inputSize, summary: 'Image size in pixels; by default that of all', fallback: null },
  patchSize: {
    ...shared.patchSize,
    summary: 'Side of a patch in pixels; by default that of all',
    fallback: null,
  },
  numFrames: {
    ...shared.numFrames,
    summary: 'Frames of a clip or dates of a series; an image where it is not given',
    fallback: null,
  },
  tubeletSize: { ...shared.tubeletSize, fallback: null },
  numTokens: {
    ...shared.numTokens,
    summary: 'Tokens of a row, such as a text; then it has no image',
    fallback: null,
  },
  kind: {
    kind: 'choice',
    summary:
      'Whether every set of tokens is as likely, or the target is spans of a row or blocks of an image',
    fileNames: ['kind'],
    publishedNames: [],
    choices: ['random', 'spans', 'blocks'],
    fallback: 'random',
  },
  spanLength: {
    kind: 'integer',
    summary: 'Of spans: tokens of a span, in the mean',
    fileNames: ['span_length'],
    publishedNames: [],
    min: 1,
    max: 65_536,
    fallback: 3,
  },
  minBlockPatches: {
    kind: 'integer',
    summary: 'Of blocks: least area of a block in patches, or all of the target where that is less',
    fileNames: ['min_block_patches'],
    publishedNames: [],
    min: 1,
    max: 65_536,
    fallback: 16,
  },
  alpha: {
    ...alpha,
    summary: 'Weight of the context’s first token here, to the nearest hundredth: the α of a Dirichlet law',
    fileNames: ['alpha'],
    publishedNames: ['alphas', 'input_alphas'],
    fallback: 1,
  },
  targetAlpha: {
    ...alpha,
    summary: 'The same of the target, where it has a budget; by default that of the context',
    fileNames: ['target_alpha'],
    publishedNames: ['target_alphas'],
    fallback: null,
  },
  minContextPatches: {
    ...count,
    summary: 'Patches that the context has here at least',
    fileNames: ['min_context_patches'],
    fallback: 0,
  },
  maxContextPatches: {
    ...count,
    summary: 'Patches that the context has here at most; 0 for what is never seen; by default all',
    fileNames: ['max_context_patches'],
  },
  minTargetPatches: {
    ...count,
    summary: 'Patches that the target has here at least',
    fileNames: ['min_target_patches'],
    fallback: 0,
  },
  maxTargetPatches: {
    ...count,
    summary: 'Patches that the target has here at most; 0 for what is never predicted; by default all',
    fileNames: ['max_target_patches'],
  },
};

/** The fields, from which validation, file schema and command line are made. */
export const multiModalFields: FieldsOf<MultiModalParameters> = {
  inputSize: {
    ...shared.inputSize,
    summary: 'Image size in pixels, one number or [height, width], of modalities that have none of their own',
  },
  patchSize: {
    ...shared.patchSize,
    summary: 'Side of a patch in pixels, of modalities that have none of their own',
  },
  contextPatches: {
    kind: 'integer',
    summary:
      'Patches that the contexts of all modalities have together, exactly; by default a sixth of all patches',
    fileNames: ['context_patches'],
    publishedNames: ['num_encoded_tokens', 'num_input_tokens'],
    min: 1,
    max: 4_194_304,
    fallback: null,
  },
  targetPatches: {
    kind: 'integer',
    summary:
      'Patches that the targets of all modalities have together, exactly; by default all that are in no context',
    fileNames: ['target_patches'],
    publishedNames: ['num_target_tokens'],
    min: 1,
    max: 4_194_304,
    fallback: null,
  },
  modalities: {
    kind: 'list',
    summary:
      'One record a part of every sample: a grid, how its masks are drawn, and its share of the budgets',
    fileNames: ['modalities'],
    publishedNames: [],
    of: modalityFields,
    min: 1,
    max: 64,
    fallback: [{ name: 'rgb' }, { name: 'depth' }, { name: 'semseg' }],
  },
};
