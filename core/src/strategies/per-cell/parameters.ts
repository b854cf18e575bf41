import type { FieldsOf, ImageSize } from '../../config/field.js';
import * as shared from '../shared-fields.js';

/** Parameters of masking cell by cell (UM-MAE, Li et al. 2022, section 3.2). */
export interface PerCellParameters {
  /** Image size in pixels. Default 224. */
  readonly inputSize: ImageSize;
  /** Side of a patch in pixels. Default 16. */
  readonly patchSize: number;
  /** A cell in patches: one number for squares, or [rows, columns]. Default 2, as in UM-MAE. */
  readonly cell: ImageSize;
  /** Patches kept of every cell. Default 1, as in UM-MAE. */
  readonly keep: number;
}

/** The fields, from which validation, file schema and command line are made. */
export const perCellFields: FieldsOf<PerCellParameters> = {
  inputSize: shared.inputSize,
  patchSize: shared.patchSize,
  cell: {
    kind: 'size',
    of: 'patches',
    summary:
      'A cell: one number for squares of patches, or [rows, columns]; the grid’s lower and right edge may cut cells off',
    fileNames: ['cell'],
    publishedNames: ['cell_size', 'window_size'],
    min: 1,
    max: 65_536,
    fallback: 2,
  },
  keep: {
    kind: 'integer',
    summary: 'Patches kept of every cell; of cells that the edge cuts off together their share, rounded',
    fileNames: ['keep'],
    publishedNames: [],
    min: 1,
    max: 65_536,
    fallback: 1,
  },
};
