import type { FieldsOf, ImageSize, Range } from '../../config/field.js';
import type { Rounding } from '../../patches/rounding.js';
import * as sets from '../set-fields.js';
import * as shared from '../shared-fields.js';

/** Parameters of inverse block masking (CAPI, Darcet et al. 2025, section 3). */
export interface InverseBlockParameters {
  /** Image size in pixels. Default 224. */
  readonly inputSize: ImageSize;
  /** Side of a patch in pixels. Default 16. */
  readonly patchSize: number;
  /** Share of all patches that is kept as context. Default 0.35, as in CAPI. */
  readonly keepRatio: number;
  /** Share of the other patches that is the target; the rest is neither. Default 1; CAPI 0.05. */
  readonly predictRatio: number;
  /** Blocks that what is kept is shared out over. More are drawn where they overlap. Default 1. */
  readonly blocks: number;
  /** Range of a block’s width / height, drawn log-uniformly. Default [0.5, 2], or what fits a long image. */
  readonly aspectRatioRange: Range;
  /** Whether blocks go round the edges, so that every patch is kept as often. Default true, as in CAPI. */
  readonly wrap: boolean;
  /** How the numbers of kept and of predicted patches are rounded. Default 'up'. */
  readonly rounding: Rounding;
  /** Side of blocks in patches, where they are squares of one size. Default null: of the size that `blocks` and the aspect ratio give. */
  readonly blockSide: number | null;
}

/** The fields, from which validation, file schema and command line are made. */
export const inverseBlockFields: FieldsOf<InverseBlockParameters> = {
  inputSize: shared.inputSize,
  patchSize: shared.patchSize,
  keepRatio: { ...sets.keepRatio, fallback: 0.35 },
  predictRatio: {
    kind: 'number',
    summary: 'Share of the patches that are not kept that is the target; the rest is neither',
    fileNames: ['predict_ratio'],
    publishedNames: ['prediction_subsampling'],
    min: 0,
    max: 1,
    fallback: 1,
  },
  blocks: {
    kind: 'integer',
    summary: 'Blocks that what is kept is shared out over; more are drawn where they overlap',
    fileNames: ['blocks'],
    publishedNames: [],
    min: 1,
    max: 65_536,
    fallback: 1,
  },
  aspectRatioRange: {
    ...sets.blockAspectRatioRange,
    summary:
      'Range of a block’s aspect ratio, width / height, before its sides are rounded to patches; log-uniform over what fits; by default [0.5, 2], or the image’s whole short side where none of that fits',
  },
  wrap: sets.wrap,
  rounding: { ...shared.rounding, summary: 'How the numbers of kept and of predicted patches are rounded' },
  blockSide: {
    kind: 'integer',
    summary:
      'Side of blocks in patches, where they are squares of one size, drawn until enough is kept; by default their size is that which blocks and the aspect ratio give',
    fileNames: ['block_side'],
    publishedNames: [],
    min: 1,
    max: 65_536,
    fallback: null,
  },
};
