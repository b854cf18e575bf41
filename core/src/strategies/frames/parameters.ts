import type { FieldsOf, ImageSize } from '../../config/field.js';
import type { Rounding } from '../../patches/rounding.js';
import * as shared from '../shared-fields.js';

/** Which time steps are masked. */
export type FrameOrder = 'random' | 'causal';

/** Parameters of masking whole frames (OmniMAE, Girdhar et al. 2022; causal as in V-JEPA 2-AC and world models). */
export interface FramesParameters {
  /** Frame size in pixels. Default 224. */
  readonly inputSize: ImageSize;
  /** Side of a patch in pixels. Default 16. */
  readonly patchSize: number;
  /** Frames of a clip, a multiple of `tubeletSize`. Default 16. */
  readonly numFrames: number;
  /** Frames that a patch reaches over; they are masked together. Default 2. */
  readonly tubeletSize: number;
  /** 'random': any time steps; 'causal': the context is the first, the target what comes next. Default 'random'. */
  readonly order: FrameOrder;
  /** Share of the time steps that is not context. Default 0.5. */
  readonly maskRatio: number;
  /** How the number of those steps is rounded. Default 'up'. */
  readonly rounding: Rounding;
  /** Most time steps of the target, of the masked ones: causal the next, random any; others are in no mask. Default all. */
  readonly targetSteps: number;
}

/** The fields, from which validation, file schema and command line are made. */
export const framesFields: FieldsOf<FramesParameters> = {
  inputSize: shared.inputSize,
  patchSize: shared.patchSize,
  numFrames: shared.numFrames,
  tubeletSize: shared.tubeletSize,
  order: {
    kind: 'choice',
    summary: 'Whether any time steps are masked, or the context is the first and the target what comes next',
    fileNames: ['order'],
    publishedNames: [],
    choices: ['random', 'causal'],
    fallback: 'random',
  },
  maskRatio: {
    ...shared.maskRatio,
    summary: 'Share of the time steps that is not context',
    fallback: 0.5,
  },
  rounding: { ...shared.rounding, summary: 'How the number of masked time steps is rounded' },
  targetSteps: {
    kind: 'integer',
    summary:
      'Most time steps of the target, of the masked ones: causal the next, random any; others are in no mask',
    fileNames: ['target_steps'],
    publishedNames: [],
    min: 1,
    max: 65_536,
    fallback: null,
  },
};
