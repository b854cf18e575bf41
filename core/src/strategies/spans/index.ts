export type { SpanLengths, SpansParameters } from './parameters.js';
export { spans } from './spans.js';
export type { SpansPart } from './spans-part.js';
