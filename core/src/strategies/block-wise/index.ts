export { blockWise } from './block-wise.js';
export type { BlockWisePart } from './block-wise-part.js';
export type { BlockWiseParameters } from './parameters.js';
