import { type Change, describeChange, type Refusal } from '../../config/refusal.js';
import { MAX_PATCHES } from '../../grid/grid.js';
import { plainRatio, roundedShare } from '../../patches/rounding.js';
import type { SpansParameters } from './parameters.js';
import { countsAsked, fits, type SpanCounts, type SpanRule } from './span-counts.js';

/** Whether a row of so many tokens holds what a rule asks for. */
const holds = (rule: SpanRule, tokens: number): boolean => fits(rule, countsAsked(rule, tokens), tokens);

/** The nearest ratio whose spans fit: of those that are too many the most, of none the fewest. */
const otherRatios = (rule: SpanRule, tokens: number, { masked }: SpanCounts): ReadonlyArray<Change> => {
  const unit = rule.spanLengths === 'fixed' ? rule.spanLength : 1;
  const most = Math.min(masked === 0 ? unit : masked, tokens - 1);
  for (let fewer = most - (most % unit); fewer > 0; fewer -= unit) {
    const maskRatio = fewer / tokens;
    if (!holds({ ...rule, maskRatio }, tokens)) continue;
    return [{ maskRatio: plainRatio(fewer / unit, tokens / unit, 'nearest') }];
  }
  return [];
};

/** A shorter span, then a narrower gap, of which one fits; then a row that has room for a few. */
const otherSizes = ({ maskRatio, minGap, spanLength }: SpanRule, tokens: number): ReadonlyArray<Change> => {
  const share = Math.max(1, roundedShare(maskRatio, tokens, 'nearest'));
  const length = Math.min(spanLength, share, tokens - Math.max(1, minGap));
  const room = 4 * (spanLength + minGap);
  return [
    ...(length >= 1 ? [{ spanLength: length }] : []),
    ...(minGap > 1 ? [{ minGap: 1 }] : []),
    ...(room <= MAX_PATCHES ? [{ numTokens: Math.max(room, tokens + 1) }] : []),
    { numTokens: Math.max(16, tokens + 1), spanLength: 1, minGap: 1 },
  ];
};

/** What a share asks for can't be: it masks nothing, or leaves its spans no room. */
export const refuseSpans = (given: SpansParameters, rule: SpanRule, tokens: number): Refusal => {
  const asked = countsAsked(rule, tokens);
  const { minGap, wrap } = rule;
  const accepted =
    minGap === 0
      ? 'spans that leave a token to see'
      : `spans that leave ${minGap} to see ${wrap ? 'after each' : 'between any two'}, and 1 at least`;
  const asks =
    asked.spans === 0
      ? `masks none of ${tokens} tokens`
      : `masks ${asked.masked} of ${tokens} tokens in ${asked.spans} spans, which can’t be`;
  return {
    cause: 'spans',
    changes: () => [...otherRatios(rule, tokens, asked), ...otherSizes(rule, tokens)],
    error: (change) => ({
      code: 'out_of_range',
      path: ['maskRatio'],
      given: given.maskRatio,
      accepted: asked.spans === 0 ? 'a share that masks one span or more' : accepted,
      message: `${asks}; give ${change === undefined ? accepted : describeChange(change)}`,
      ...(change === undefined ? {} : { suggestion: change }),
    }),
  };
};
