export type { SpatialLaw, TubeParameters } from './parameters.js';
export { tube } from './tube.js';
export type { TubePart } from './tube-part.js';
