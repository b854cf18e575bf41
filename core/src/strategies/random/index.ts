export type { RandomParameters, Rounding } from './parameters.js';
export { random } from './random.js';
export type { RandomPart } from './random-part.js';
