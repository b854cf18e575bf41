import type { FieldsOf, ImageSize } from '../../config/field.js';
import type { Rounding } from '../../patches/rounding.js';
import * as shared from '../shared-fields.js';

/** Which frequencies noise has: low ones (large blots), high ones (fine grain), those between, or all but those between. */
export type NoiseColour = 'red' | 'blue' | 'green' | 'purple';

/** Parameters of masking by filtered noise (ColorMAE, Hinojosa et al. 2024, section 3.2). */
export interface NoiseParameters {
  /** Image size in pixels. Default 224. */
  readonly inputSize: ImageSize;
  /** Side of a patch in pixels. Default 16. */
  readonly patchSize: number;
  /** Share of all patches that is masked. Default 0.75. */
  readonly maskRatio: number;
  /** Which frequencies the noise has. Default 'green', with which ColorMAE learns best. */
  readonly colour: NoiseColour;
  /** How far the filter reaches to either side, in patches, and half of how far the wider one of two does. Default 1. */
  readonly radius: number;
  /** How the number of masked patches is rounded. Default 'up'. */
  readonly rounding: Rounding;
}

/** The fields, from which validation, file schema and command line are made. */
export const noiseFields: FieldsOf<NoiseParameters> = {
  inputSize: shared.inputSize,
  patchSize: shared.patchSize,
  maskRatio: shared.maskRatio,
  colour: {
    kind: 'choice',
    summary: 'Frequencies of the noise: low (red), high (blue), between (green), or all but between (purple)',
    fileNames: ['colour', 'color'],
    publishedNames: ['noise_color'],
    choices: ['red', 'blue', 'green', 'purple'],
    fallback: 'green',
  },
  radius: {
    kind: 'integer',
    summary:
      'How far the filter reaches to either side, in patches; the wider one of two reaches twice as far',
    fileNames: ['radius'],
    publishedNames: [],
    min: 1,
    max: 8,
    fallback: 1,
  },
  rounding: shared.rounding,
};
