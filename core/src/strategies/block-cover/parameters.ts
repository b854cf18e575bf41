import type { FieldsOf, ImageSize } from '../../config/field.js';
import type { Rounding } from '../../patches/rounding.js';
import * as sets from '../set-fields.js';
import * as shared from '../shared-fields.js';

/** Parameters of masking by squares (data2vec 2.0, Baevski et al. 2022, section 3.3; EAT, Chen et al. 2024). */
export interface BlockCoverParameters {
  /** Image size in pixels. Default 224. */
  readonly inputSize: ImageSize;
  /** Side of a patch in pixels. Default 16. */
  readonly patchSize: number;
  /** Share of all patches that is masked. Default 0.8. */
  readonly maskRatio: number;
  /** Side of a square in patches. Default 3, as data2vec 2.0 has it for images. */
  readonly side: number;
  /** Whether squares are kept instead of masked. Default true, as in data2vec 2.0. */
  readonly inverse: boolean;
  /** Share of all patches added to what squares would cover if none overlapped. Default 0.07, as in data2vec 2.0. */
  readonly extraCover: number;
  /** Masks of every sample, each a part with a context and a target of its own. Default 1. */
  readonly masks: number;
  /** Whether squares go round the edges, so that every patch is covered as often. Default true. */
  readonly wrap: boolean;
  /** How the number of masked patches is rounded. Default 'up'. */
  readonly rounding: Rounding;
}

/** The fields, from which validation, file schema and command line are made. */
export const blockCoverFields: FieldsOf<BlockCoverParameters> = {
  inputSize: shared.inputSize,
  patchSize: shared.patchSize,
  maskRatio: { ...shared.maskRatio, publishedNames: ['mask_prob'], fallback: 0.8 },
  side: {
    kind: 'integer',
    summary: 'Side of a square in patches',
    fileNames: ['side'],
    publishedNames: ['mask_length'],
    min: 1,
    max: 65_536,
    fallback: 3,
  },
  inverse: {
    kind: 'boolean',
    summary: 'Whether squares are kept as context instead of masked',
    fileNames: ['inverse'],
    publishedNames: ['inverse_mask'],
    fallback: true,
  },
  extraCover: {
    kind: 'number',
    summary:
      'Share of all patches added to what squares would cover if none overlapped; what is then too much or too little is repaired patch by patch',
    fileNames: ['extra_cover'],
    publishedNames: ['mask_prob_adjust'],
    min: 0,
    max: 1,
    fallback: 0.07,
  },
  masks: {
    kind: 'integer',
    summary: 'Masks of every sample, each a part of its own, named mask_0, mask_1, … where there are several',
    fileNames: ['masks'],
    publishedNames: ['clone_batch'],
    min: 1,
    max: 256,
    fallback: 1,
  },
  wrap: {
    ...sets.wrap,
    summary: 'Whether squares go round the edges, so that every patch is covered as often as any other',
  },
  rounding: shared.rounding,
};
