export { guided } from './guided.js';
export type { GuidedPart } from './guided-part.js';
export type { GuidedParameters, Pick } from './parameters.js';
