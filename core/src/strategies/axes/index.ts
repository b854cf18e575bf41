export { axes } from './axes.js';
export type { AxesPart } from './axes-part.js';
export type { AxesParameters } from './parameters.js';
