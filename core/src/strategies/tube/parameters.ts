import type { FieldsOf, ImageSize } from '../../config/field.js';
import type { Rounding } from '../../patches/rounding.js';
import { blockWiseFields } from '../block-wise/parameters.js';
import { perCellFields } from '../per-cell/parameters.js';
import * as shared from '../shared-fields.js';

/** The strategy that masks a frame. */
export type SpatialLaw = 'random' | 'block_wise' | 'per_cell';

/** Parameters of tube masking (VideoMAE, Tong et al. 2022, section 3.3). */
export interface TubeParameters {
  /** Frame size in pixels. Default 224. */
  readonly inputSize: ImageSize;
  /** Side of a patch in pixels. Default 16. */
  readonly patchSize: number;
  /** Frames of a clip, a multiple of `tubeletSize`. Default 16. */
  readonly numFrames: number;
  /** Frames that a patch reaches over. Default 2. */
  readonly tubeletSize: number;
  /** The strategy that masks a frame, and with it all others. Default 'random'. */
  readonly spatial: SpatialLaw;
  /** Share of a frame's patches that is masked; not read by 'per_cell'. Default 0.9. */
  readonly maskRatio: number;
  /** How the number of masked patches is rounded; not read by 'per_cell'. Default 'down', as in VideoMAE. */
  readonly rounding: Rounding;
  /** Least area of a block in patches; read by 'block_wise' alone. Default 16. */
  readonly minBlockPatches: number;
  /** A cell in patches; read by 'per_cell' alone. Default 2. */
  readonly cell: ImageSize;
  /** Patches kept of every cell; read by 'per_cell' alone. Default 1. */
  readonly keep: number;
}

/** The fields, from which validation, file schema and command line are made. */
export const tubeFields: FieldsOf<TubeParameters> = {
  inputSize: shared.inputSize,
  patchSize: shared.patchSize,
  numFrames: shared.numFrames,
  tubeletSize: shared.tubeletSize,
  spatial: {
    kind: 'choice',
    summary: 'The strategy that masks a frame, and with it all others',
    fileNames: ['spatial'],
    publishedNames: [],
    choices: ['random', 'block_wise', 'per_cell'],
    fallback: 'random',
  },
  maskRatio: {
    ...shared.maskRatio,
    summary: 'Share of a frame’s patches that is masked; not read by per_cell',
    fallback: 0.9,
  },
  rounding: { ...shared.rounding, fallback: 'down' },
  minBlockPatches: blockWiseFields.minBlockPatches,
  cell: perCellFields.cell,
  keep: perCellFields.keep,
};
