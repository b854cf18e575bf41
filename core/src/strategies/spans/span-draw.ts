import type { Stream } from '../../keys/stream.js';
import { CompositionDraw } from '../../patches/composition-draw.js';
import { gapsOf, type SpanCounts, type SpanRule } from './span-counts.js';

/** Where the spans of a row lie. It keeps its scratch: no draw allocates. */
export class SpanDraw {
  /** Tokens of each span. */
  readonly lengths: Int32Array;
  /** Where each span starts. */
  readonly starts: Int32Array;
  readonly #rule: SpanRule;
  readonly #gaps: Int32Array;
  readonly #composition: CompositionDraw;

  constructor(rule: SpanRule, spans: number, tokens: number) {
    this.#rule = rule;
    this.lengths = new Int32Array(spans);
    this.starts = new Int32Array(spans);
    this.#gaps = new Int32Array(spans + 1);
    this.#composition = new CompositionDraw(tokens);
  }

  /**
   * Every arrangement as likely: all ways to share the masked tokens among the
   * spans, those to share the rest among the gaps, and on a circle the places of
   * the first span, are drawn apart. An arrangement on a circle comes about in as
   * many ways as it has spans, whichever of them is the first.
   */
  draw({ spans, masked }: SpanCounts, tokens: number, stream: Stream): void {
    const { spanLength, spanLengths, minGap, wrap } = this.#rule;
    const { lengths, starts } = this;
    const gaps = this.#gaps;
    const isComposed = spanLengths === 'composed';
    if (isComposed) this.#composition.draw(masked - spans, spans, lengths, stream);
    const spare = tokens - masked - gapsOf(this.#rule, spans);
    this.#composition.draw(spare, wrap ? spans : spans + 1, gaps, stream);
    // On a line the first gap comes before the first span, on a circle the place where it is cut open.
    let start = wrap ? stream.below(tokens) : gaps[0]!;
    for (let span = 0; span < spans; span++) {
      const length = isComposed ? lengths[span]! + 1 : spanLength;
      lengths[span] = length;
      starts[span] = start;
      start += length + minGap + gaps[wrap ? span : span + 1]!;
      if (start >= tokens) start -= tokens;
    }
  }
}
