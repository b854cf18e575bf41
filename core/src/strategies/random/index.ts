export type { Rounding } from '../../patches/rounding.js';
export type { RandomParameters } from './parameters.js';
export { random } from './random.js';
export type { RandomPart } from './random-part.js';
