import type { FieldsOf, ImageSize, Range } from '../../config/field.js';
import type { Rounding } from '../../patches/rounding.js';
import * as sets from '../set-fields.js';
import * as shared from '../shared-fields.js';

/** Parameters of block-wise masking (BEiT, Bao et al. 2021, algorithm 1; DINOv2, Oquab et al. 2023). */
export interface BlockWiseParameters {
  /** Image size in pixels. Default 224. */
  readonly inputSize: ImageSize;
  /** Side of a patch in pixels. Default 16. */
  readonly patchSize: number;
  /** Share of all patches that is masked, in every sample that is masked. Default 0.4, as in BEiT's paper. */
  readonly maskRatio: number;
  /** Shares to spread over the samples of a step, instead of `maskRatio`; null for none. Default null. */
  readonly maskRatioRange: Range | null;
  /** Share of the samples that are masked; the others have no target. Default 1; DINOv2 0.5. */
  readonly maskedShare: number;
  /** Least area of a block in patches, or all that is masked where that is less. Default 16, as BEiT trains with. */
  readonly minBlockPatches: number;
  /** Range of a block’s width / height, drawn log-uniformly. Default [0.3, 3.3333], as in BEiT and DINOv2. */
  readonly aspectRatioRange: Range;
  /** How the number of masked patches is rounded. Default 'up'. */
  readonly rounding: Rounding;
}

/** The fields, from which validation, file schema and command line are made. */
export const blockWiseFields: FieldsOf<BlockWiseParameters> = {
  inputSize: shared.inputSize,
  patchSize: shared.patchSize,
  maskRatio: {
    ...shared.maskRatio,
    summary: 'Share of all patches that is masked, in every sample that is masked',
    fallback: 0.4,
  },
  maskRatioRange: {
    kind: 'range',
    summary:
      'Range of shares of all patches to spread evenly over the samples of a step; by default every sample has maskRatio',
    fileNames: ['mask_ratio_range'],
    publishedNames: ['mask_ratio_min_max'],
    max: 1,
    fallback: null,
  },
  maskedShare: {
    kind: 'number',
    summary: 'Share of the samples that are masked, spread evenly over a step; the others have no target',
    fileNames: ['masked_share'],
    publishedNames: ['mask_sample_probability', 'mask_probability'],
    min: 0.01,
    max: 1,
    fallback: 1,
  },
  minBlockPatches: {
    kind: 'integer',
    summary: 'Least area of a block in patches, or all that is masked where that is less',
    fileNames: ['min_block_patches'],
    publishedNames: ['min_num_patches', 'min_mask_patches_per_block'],
    min: 1,
    max: 65_536,
    fallback: 16,
  },
  aspectRatioRange: {
    ...sets.blockAspectRatioRange,
    summary:
      'Range of a block’s aspect ratio, width / height, before its sides are rounded to patches; log-uniform',
    fallback: [0.3, 3.3333],
  },
  rounding: shared.rounding,
};
