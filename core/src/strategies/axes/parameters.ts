import type { FieldsOf, ImageSize, NumberField } from '../../config/field.js';
import type { Rounding } from '../../patches/rounding.js';
import * as shared from '../shared-fields.js';

/** Parameters of masking by axis (AudioMAE, Huang et al. 2022, section 3.2; A-JEPA, Fei et al. 2023). */
export interface AxesParameters {
  /** Size in pixels: of an image, or of a spectrogram in [bands, steps of time]. Default 224. */
  readonly inputSize: ImageSize;
  /** Side of a patch in pixels. Default 16. */
  readonly patchSize: number;
  /** Share of the rows that is kept. Default 0.5. */
  readonly keepRows: number;
  /** Share of the columns that is kept. Default 0.5. */
  readonly keepColumns: number;
  /** How the numbers of kept rows and columns are rounded. Default 'up'. */
  readonly rounding: Rounding;
}

const share: Omit<NumberField, 'summary' | 'fileNames'> = {
  kind: 'number',
  publishedNames: [],
  min: 0,
  max: 1,
  fallback: 0.5,
};

/** The fields, from which validation, file schema and command line are made. */
export const axesFields: FieldsOf<AxesParameters> = {
  inputSize: shared.inputSize,
  patchSize: shared.patchSize,
  keepRows: {
    ...share,
    summary: 'Share of the rows that is kept; the context is where kept rows and kept columns cross',
    fileNames: ['keep_rows'],
  },
  keepColumns: { ...share, summary: 'Share of the columns that is kept', fileNames: ['keep_columns'] },
  rounding: { ...shared.rounding, summary: 'How the numbers of kept rows and columns are rounded' },
};
