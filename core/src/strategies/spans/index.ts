export type { SpanLengths, SpansParameters } from './parameters.js';
export type { SpanRule } from './span-counts.js';
export { spans } from './spans.js';
export type { SpansPart } from './spans-part.js';
