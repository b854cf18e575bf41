export { noise } from './noise.js';
export type { NoisePart } from './noise-part.js';
export type { NoiseColour, NoiseParameters } from './parameters.js';
