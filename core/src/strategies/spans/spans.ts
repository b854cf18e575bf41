import { type Either, left, type NonEmptyArray, right } from '../../config/either.js';
import type { ConfigErrors } from '../../config/errors.js';
import type { Refusal } from '../../config/refusal.js';
import type { Grid } from '../../grid/grid.js';
import { frozenPlan } from '../../patches/frozen-plan.js';
import type { Plan } from '../../plan/plan.js';
import { planSettled } from '../../plan/plan-settled.js';
import type { Bounds } from '../../plan/planned-part.js';
import type { Configuration, Strategy } from '../../plan/strategy.js';
import { type SpansParameters, spansFields } from './parameters.js';
import { spansPresets } from './presets.js';
import { refuseSpans } from './refuse-spans.js';
import { countsAsked, fits, type SpanCounts, type SpanRule } from './span-counts.js';
import type { SpansPart } from './spans-part.js';
import { spansSampler } from './spans-sampler.js';
import { spansWithinSampler } from './spans-within.js';

const within = (min: number, max: number): Bounds => Object.freeze({ min, max });

/** What one target has: all masked tokens, or those of a span. */
const targetBounds = (
  { spanLengths, spanLength, separateTargets }: SpansParameters,
  { spans, masked }: SpanCounts,
): Bounds => {
  if (!separateTargets) return within(masked, masked);
  return spanLengths === 'fixed' ? within(spanLength, spanLength) : within(1, masked - spans + 1);
};

const planGiven = (
  given: SpansParameters,
  grid: Grid,
): Either<NonEmptyArray<Refusal>, Plan<'', SpansPart>> => {
  const tokens = grid.patches;
  const { maskRatio, spanLength, spanLengths, minGap, wrap } = given;
  const asked: SpanRule = { maskRatio, spanLength, spanLengths, minGap, wrap, everySpans: null };
  const { spans: count, masked } = countsAsked(asked, tokens);
  if (!fits(asked, { spans: count, masked }, tokens)) return left([refuseSpans(given, asked, tokens)]);
  const isMany = given.separateTargets;
  const part: SpansPart = {
    name: '',
    masks: 'patches',
    grid,
    contexts: 1,
    targets: isMany ? count : 1,
    boxesPerTarget: 0,
    guarantees: Object.freeze({
      target: targetBounds(given, { spans: count, masked }),
      union: within(masked, masked),
      context: within(tokens - masked, tokens - masked),
    }),
    targetOverlap: 'forbid',
    rule: Object.freeze({ ...asked, everySpans: isMany ? count : null }),
    spans: count,
    masked,
  };
  return right(frozenPlan(spans.name, given, [part]));
};

const plan = (config: Configuration<SpansParameters>): Either<ConfigErrors, Plan<'', SpansPart>> =>
  planSettled<SpansParameters, SpansParameters, Plan<'', SpansPart>>(spans, config, planGiven);

/**
 * Spans of a row of tokens are masked, as many spans and tokens in every sample,
 * every arrangement of them as likely: of sound in steps of time (wav2vec 2.0,
 * Baevski et al. 2020; SpecAugment, Park et al. 2019) or of text (T5, Raffel et
 * al. 2020). The context is the rest, the one target all spans, or each a target.
 *
 * @example
 * ```ts
 * import { lengthsOf, spans, unwrap } from '@jepa-masks/core';
 *
 * const plan = unwrap(spans.plan({ numTokens: 512, maskRatio: 0.15, spanLength: 3 }));
 * console.log(lengthsOf(plan), plan.parts[0].spans); // { context: 435, targets: 77 } 26
 * ```
 */
export const spans: Strategy<SpansParameters, '', SpansPart> = {
  name: 'spans',
  summary: 'Spans of a row, as many in every sample (wav2vec 2.0, SpecAugment, T5)',
  fields: spansFields,
  presets: spansPresets,
  plan,
  sampler: spansSampler,
  samplerWithin: spansWithinSampler,
};
