import type { PlannedPart } from '../../plan/planned-part.js';
import type { SpanRule } from './span-counts.js';

/** Masks by spans as their plan fixed them: plain data. */
export interface SpansPart extends PlannedPart<''> {
  /** Masks are patch sets. */
  readonly masks: 'patches';
  /** How many spans and masked tokens a row has, by its length. */
  readonly rule: SpanRule;
  /** Spans of a whole row. */
  readonly spans: number;
  /** Masked tokens of a whole row. */
  readonly masked: number;
}
