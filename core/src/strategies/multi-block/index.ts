export { multiBlock } from './multi-block.js';
export type { MultiBlockParameters } from './parameters.js';
