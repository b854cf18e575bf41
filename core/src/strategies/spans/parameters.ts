import type { FieldsOf } from '../../config/field.js';
import * as shared from '../shared-fields.js';

/** Whether all spans have one length, or are drawn from all ways to share the masked tokens among them. */
export type SpanLengths = 'fixed' | 'composed';

/** Parameters of spans on a row (wav2vec 2.0, Baevski et al. 2020, section 3.1; T5, Raffel et al. 2020, section 3.3.4). */
export interface SpansParameters {
  /** Tokens of the row. Default 512. */
  readonly numTokens: number;
  /** Share of all tokens that is masked. Default 0.15, as BERT and T5 have it. */
  readonly maskRatio: number;
  /** Tokens of a span; their mean where lengths are composed, as nearly as whole numbers allow. Default 3, as T5 has it. */
  readonly spanLength: number;
  /**
   * `fixed`: every span has `spanLength` tokens. `composed`: the masked tokens are
   * shared among the spans, at least one each, every way to share them as likely. Default `composed`.
   */
  readonly spanLengths: SpanLengths;
  /** Tokens between two spans, at least. Default 1. */
  readonly minGap: number;
  /** Whether a span may go on from the last token to the first, so that every token is masked as often. Default true. */
  readonly wrap: boolean;
  /** Whether each span is a target of its own, instead of all of them one. Default false. */
  readonly separateTargets: boolean;
}

/** The fields, from which validation, file schema and command line are made. */
export const spansFields: FieldsOf<SpansParameters> = {
  numTokens: shared.numTokens,
  maskRatio: {
    kind: 'number',
    summary: 'Share of all tokens that is masked',
    fileNames: ['mask_ratio'],
    publishedNames: ['noise_density'],
    min: 0,
    max: 1,
    fallback: 0.15,
  },
  spanLength: {
    kind: 'integer',
    summary: 'Tokens of a span; their mean where lengths are composed',
    fileNames: ['span_length'],
    publishedNames: ['mask_length', 'mask_time_length', 'mean_noise_span_length'],
    min: 1,
    max: 65_536,
    fallback: 3,
  },
  spanLengths: {
    kind: 'choice',
    summary:
      'Whether all spans have one length, or share the masked tokens in any way as likely as any other',
    fileNames: ['span_lengths'],
    publishedNames: [],
    choices: ['composed', 'fixed'],
    fallback: 'composed',
  },
  minGap: {
    kind: 'integer',
    summary: 'Tokens between two spans, at least',
    fileNames: ['min_gap'],
    publishedNames: ['mask_min_space'],
    min: 0,
    max: 65_536,
    fallback: 1,
  },
  wrap: {
    kind: 'boolean',
    summary:
      'Whether a span may go on from the last token to the first, so that every token is masked as often',
    fileNames: ['wrap'],
    publishedNames: [],
    fallback: true,
  },
  separateTargets: {
    kind: 'boolean',
    summary: 'Whether each span is a target of its own, instead of all of them one',
    fileNames: ['separate_targets'],
    publishedNames: [],
    fallback: false,
  },
};
