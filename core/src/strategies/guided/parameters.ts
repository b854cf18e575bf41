import type { FieldsOf, ImageSize } from '../../config/field.js';
import type { Rounding } from '../../patches/rounding.js';
import * as shared from '../shared-fields.js';

/** Which patches are masked: those of the highest scores, of the lowest, or drawn in proportion to them. */
export type Picking = 'high' | 'low' | 'sampled';

/** Parameters of masks that follow scores (AttMask, Kakogeorgiou et al. 2022; HPM, Wang et al. 2023; AdaMAE, Bandara et al. 2023). */
export interface GuidedParameters {
  /** Image size in pixels. Default 224. */
  readonly inputSize: ImageSize;
  /** Side of a patch in pixels. Default 16. */
  readonly patchSize: number;
  /** Frames of a clip, a multiple of `tubeletSize`; an image where it is not given. */
  readonly numFrames: number | null;
  /** Frames that a patch of a clip reaches over. Default 2. */
  readonly tubeletSize: number;
  /** Share of all patches that is masked. Default 0.5. */
  readonly maskRatio: number;
  /** How the number of masked patches is rounded. Default 'nearest'. */
  readonly rounding: Rounding;
  /** Which patches are masked. Default 'high'. */
  readonly pick: Picking;
  /** Of `sampled`: whether the patches drawn are masked, or kept (AdaMAE's visible tokens). Default 'masked'. */
  readonly draws: 'masked' | 'kept';
  /** Share of the masked patches that goes by score; the others are drawn at random (HPM raises it from 0 to 0.5). Default 1. */
  readonly guidedShare: number;
  /** Of `sampled`: the least weight, as a share of the greatest, so that no patch starves. Default 0.01. */
  readonly leastWeight: number;
  /** Share of all patches, the next by score, that is in no mask (AMT's thrown patches). Default 0. */
  readonly throwRatio: number;
  /** Share of all patches, those of the highest scores, of which some are shown again (AttMask's hints). Default 0.1. */
  readonly showMax: number;
  /** Share of these that is shown again. Default 0. */
  readonly showRatio: number;
}

const share = { kind: 'number', publishedNames: [], min: 0, max: 1 } as const;

/** The fields, from which validation, file schema and command line are made. */
export const guidedFields: FieldsOf<GuidedParameters> = {
  inputSize: shared.inputSize,
  patchSize: shared.patchSize,
  numFrames: {
    ...shared.numFrames,
    summary: 'Frames of a clip, a multiple of the tubelet size; an image where it is not given',
    fallback: null,
  },
  tubeletSize: shared.tubeletSize,
  maskRatio: { ...shared.maskRatio, fallback: 0.5 },
  rounding: { ...shared.rounding, fallback: 'nearest' },
  pick: {
    kind: 'choice',
    summary: 'Which patches are masked: of the highest scores, of the lowest, or drawn in proportion to them',
    fileNames: ['pick'],
    publishedNames: [],
    choices: ['high', 'low', 'sampled'],
    fallback: 'high',
  },
  draws: {
    kind: 'choice',
    summary: 'Where patches are drawn in proportion to scores: whether those are masked or kept',
    fileNames: ['draws'],
    publishedNames: [],
    choices: ['masked', 'kept'],
    fallback: 'masked',
  },
  guidedShare: {
    ...share,
    summary: 'Share of the masked patches that goes by score; the others are random',
    fileNames: ['guided_share'],
    fallback: 1,
  },
  leastWeight: {
    ...share,
    summary: 'Where patches are drawn in proportion to scores: the least weight, as a share of the greatest',
    fileNames: ['least_weight'],
    fallback: 0.01,
  },
  throwRatio: {
    ...share,
    summary: 'Share of all patches, the next by score, that is in no mask',
    fileNames: ['throw_ratio'],
    fallback: 0,
  },
  showMax: {
    ...share,
    summary: 'Share of all patches, those of the highest scores, of which some are shown again',
    fileNames: ['show_max'],
    fallback: 0.1,
  },
  showRatio: {
    ...share,
    summary: 'Share of these that is shown again',
    fileNames: ['show_ratio'],
    fallback: 0,
  },
};
