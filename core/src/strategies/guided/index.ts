export { guided } from './guided.js';
export type { GuidedPart } from './guided-part.js';
export type { GuidedParameters, Picking } from './parameters.js';
