import type { FieldsOf, ImageSize } from '../../config/field.js';
import type { Rounding } from '../../patches/rounding.js';
import * as shared from '../shared-fields.js';

/** Parameters of random masking in space and time (MAE-ST, Feichtenhofer et al. 2022, section 3). */
export interface SpaceTimeParameters {
  /** Frame size in pixels. Default 224. */
  readonly inputSize: ImageSize;
  /** Side of a patch in pixels. Default 16. */
  readonly patchSize: number;
  /** Frames of a clip, a multiple of `tubeletSize`. Default 16. */
  readonly numFrames: number;
  /** Frames that a patch reaches over. Default 2. */
  readonly tubeletSize: number;
  /** Share of all patches of the clip that is masked. Default 0.9. */
  readonly maskRatio: number;
  /** How the number of masked patches is rounded. Default 'up', as MAE-ST does. */
  readonly rounding: Rounding;
}

/** The fields, from which validation, file schema and command line are made. */
export const spaceTimeFields: FieldsOf<SpaceTimeParameters> = {
  inputSize: shared.inputSize,
  patchSize: shared.patchSize,
  numFrames: shared.numFrames,
  tubeletSize: shared.tubeletSize,
  maskRatio: { ...shared.maskRatio, fallback: 0.9 },
  rounding: shared.rounding,
};
