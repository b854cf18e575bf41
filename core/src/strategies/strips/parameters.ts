import type { FieldsOf, ImageSize, IntegerField, NumberField } from '../../config/field.js';
import type { Rounding } from '../../patches/rounding.js';
import * as sets from '../set-fields.js';
import * as shared from '../shared-fields.js';

/** Parameters of masking by strips (SpecAugment, Park et al. 2019, section 2; AudioMAE, Huang et al. 2022, section 3.2). */
export interface StripsParameters {
  /** Size in pixels: of an image, or of a spectrogram in [bands, steps of time]. Default 224. */
  readonly inputSize: ImageSize;
  /** Side of a patch in pixels. Default 16. */
  readonly patchSize: number;
  /** Share of the rows that is masked, whole. Default 0. */
  readonly maskRows: number;
  /** Share of the columns that is masked, whole. Default 0.5. */
  readonly maskColumns: number;
  /** Strips that the masked rows make, apart from each other. Default 1. */
  readonly rowStrips: number;
  /** Strips that the masked columns make, apart from each other. Default 1. */
  readonly columnStrips: number;
  /** Whether strips go round the edges, so that every row, and every column, is masked as often. Default true. */
  readonly wrap: boolean;
  /** How the numbers of masked rows and columns are rounded. Default 'up'. */
  readonly rounding: Rounding;
}

const share: Omit<NumberField, 'summary' | 'fileNames' | 'fallback'> = {
  kind: 'number',
  publishedNames: [],
  min: 0,
  max: 1,
};

const count: Omit<IntegerField, 'summary' | 'fileNames' | 'publishedNames'> = {
  kind: 'integer',
  min: 1,
  max: 65_536,
  fallback: 1,
};

/** The fields, from which validation, file schema and command line are made. */
export const stripsFields: FieldsOf<StripsParameters> = {
  inputSize: shared.inputSize,
  patchSize: shared.patchSize,
  maskRows: {
    ...share,
    summary: 'Share of the rows that is masked, whole: the frequencies of a spectrogram',
    fileNames: ['mask_rows'],
    fallback: 0,
  },
  maskColumns: {
    ...share,
    summary: 'Share of the columns that is masked, whole: the time of a spectrogram',
    fileNames: ['mask_columns'],
    fallback: 0.5,
  },
  rowStrips: {
    ...count,
    summary: 'Strips that the masked rows make, apart from each other',
    fileNames: ['row_strips'],
    publishedNames: ['num_freq_masks'],
  },
  columnStrips: {
    ...count,
    summary: 'Strips that the masked columns make, apart from each other',
    fileNames: ['column_strips'],
    publishedNames: ['num_time_masks'],
  },
  wrap: {
    ...sets.wrap,
    summary: 'Whether strips go round the edges, so that every row, and every column, is masked as often',
  },
  rounding: { ...shared.rounding, summary: 'How the numbers of masked rows and columns are rounded' },
};
