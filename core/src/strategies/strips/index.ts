export type { StripsParameters } from './parameters.js';
export { strips } from './strips.js';
export type { StripsPart } from './strips-part.js';
