import { roundedShare } from '../../patches/rounding.js';
import type { SpanLengths } from './parameters.js';

/** What decides how many spans a row has, and how many tokens they mask: plain data. */
export interface SpanRule {
  /** Share of the tokens that is masked. */
  readonly maskRatio: number;
  /** Tokens of a span, or their mean. */
  readonly spanLength: number;
  /** Whether all have that length. */
  readonly spanLengths: SpanLengths;
  /** Tokens between two spans, at least. */
  readonly minGap: number;
  /** Whether the row is a circle. */
  readonly wrap: boolean;
  /** Spans of every row, however long; null where they follow from its length. */
  readonly everySpans: number | null;
}

/** Spans of a row and the tokens that they mask together. */
export interface SpanCounts {
  /** 1 or more. */
  readonly spans: number;
  /** `spans` or more, and fewer than the row has. */
  readonly masked: number;
}

/** The spans and tokens that a share asks for, whether they fit or not. */
export const countsAsked = ({ maskRatio, spanLength, spanLengths }: SpanRule, tokens: number): SpanCounts => {
  if (spanLengths === 'fixed') {
    const spans = roundedShare(maskRatio, tokens / spanLength, 'nearest');
    return { spans, masked: spans * spanLength };
  }
  const masked = roundedShare(maskRatio, tokens, 'nearest');
  return { spans: masked === 0 ? 0 : Math.max(1, roundedShare(1 / spanLength, masked, 'nearest')), masked };
};

/** Tokens that keep so many spans apart. */
export const gapsOf = ({ minGap, wrap }: Pick<SpanRule, 'minGap' | 'wrap'>, spans: number): number =>
  (wrap ? spans : spans - 1) * minGap;

/** Whether so many spans of so many tokens together leave a token to see and their gaps. */
export const fits = (rule: SpanRule, { spans, masked }: SpanCounts, tokens: number): boolean =>
  spans >= 1 && masked >= spans && masked < tokens && masked + gapsOf(rule, spans) <= tokens;

/** The most spans of a fixed length that fit; 0 if none does. */
const mostFixed = (rule: SpanRule, tokens: number): number => {
  const { spanLength, minGap, wrap } = rule;
  const byGaps = Math.floor((wrap ? tokens : tokens + minGap) / (spanLength + minGap));
  return Math.max(0, Math.min(byGaps, Math.floor((tokens - 1) / spanLength)));
};

/** The most spans that so many masked tokens can be, with their gaps beside them; 0 if none. */
const mostComposed = ({ minGap, wrap }: SpanRule, masked: number, tokens: number): number => {
  if (minGap === 0) return masked;
  return Math.min(masked, Math.floor((tokens - masked) / minGap) + (wrap ? 0 : 1));
};

/**
 * The spans and masked tokens of a row of so many tokens: as many as its share
 * asks for, but at least one, and no more than fit.
 *
 * @returns undefined if the row is too short for one span and a token to see
 */
export const countsWithin = (rule: SpanRule, tokens: number): SpanCounts | undefined => {
  const asked = countsAsked(rule, tokens);
  const spans = Math.max(1, rule.everySpans ?? asked.spans);
  if (rule.spanLengths === 'fixed') {
    const most = Math.min(spans, mostFixed(rule, tokens));
    return most < 1 ? undefined : { spans: most, masked: most * rule.spanLength };
  }
  // On a circle a single span has its gap to itself.
  const most = tokens - Math.max(1, gapsOf(rule, 1));
  if (most < 1) return undefined;
  const masked = Math.min(Math.max(1, asked.masked, rule.everySpans ?? 0), most);
  return { spans: Math.min(spans, mostComposed(rule, masked, tokens)), masked };
};
