export { inverseBlock } from './inverse-block.js';
export type { InverseBlockPart } from './inverse-block-part.js';
export type { InverseBlockParameters } from './parameters.js';
