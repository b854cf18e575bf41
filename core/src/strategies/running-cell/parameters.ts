import type { FieldsOf, ImageSize } from '../../config/field.js';
import { perCellFields } from '../per-cell/parameters.js';
import * as shared from '../shared-fields.js';

/** Parameters of running cells (VideoMAE V2, Wang et al. 2023, section 3.2: the decoder's mask). */
export interface RunningCellParameters {
  /** Frame size in pixels. Default 224. */
  readonly inputSize: ImageSize;
  /** Side of a patch in pixels. Default 16. */
  readonly patchSize: number;
  /** Frames of a clip, a multiple of `tubeletSize`. Default 16. */
  readonly numFrames: number;
  /** Frames that a patch reaches over. Default 2. */
  readonly tubeletSize: number;
  /** A cell in patches: one number for squares, or [rows, columns]. At most the frame. Default 2, as in VideoMAE V2. */
  readonly cell: ImageSize;
  /** Patches kept of every cell at a time. Default 2, as in VideoMAE V2. */
  readonly keep: number;
}

/** The fields, from which validation, file schema and command line are made. */
export const runningCellFields: FieldsOf<RunningCellParameters> = {
  inputSize: shared.inputSize,
  patchSize: shared.patchSize,
  numFrames: shared.numFrames,
  tubeletSize: shared.tubeletSize,
  cell: perCellFields.cell,
  keep: {
    kind: 'integer',
    summary:
      'Patches kept of every cell at a time; of cells that the edge cuts off together their share, rounded',
    fileNames: ['keep'],
    publishedNames: [],
    min: 1,
    max: 65_536,
    fallback: 2,
  },
};
