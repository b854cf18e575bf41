import type { FieldsOf, ImageSize } from '../../config/field.js';
import type { Rounding } from '../../patches/rounding.js';
import * as shared from '../shared-fields.js';

/** Parameters of random masking (MAE, He et al. 2021, section 3; units as in SimMIM, Xie et al. 2021, section 3.2). */
export interface RandomParameters {
  /** Image size in pixels. Default 224. */
  readonly inputSize: ImageSize;
  /** Side of a patch in pixels. Default 16. */
  readonly patchSize: number;
  /** Share of all units that is masked. Default 0.75. */
  readonly maskRatio: number;
  /** What is masked or kept as a whole, in patches: one number for squares, or [rows, columns]. Default 1. */
  readonly unit: ImageSize;
  /** How the number of masked units is rounded. Default 'up', as MAE and SimMIM do. */
  readonly rounding: Rounding;
}

/** The fields, from which validation, file schema and command line are made. */
export const randomFields: FieldsOf<RandomParameters> = {
  inputSize: shared.inputSize,
  patchSize: shared.patchSize,
  maskRatio: { ...shared.maskRatio, summary: 'Share of all units that is masked' },
  unit: {
    kind: 'size',
    of: 'patches',
    summary:
      'What is masked or kept as a whole: one number for squares of patches, or [rows, columns]; divides the grid',
    fileNames: ['unit'],
    publishedNames: [],
    min: 1,
    max: 65_536,
    fallback: 1,
  },
  rounding: { ...shared.rounding, summary: 'How the number of masked units is rounded' },
};
