export { guidedBlocks } from './guided-blocks.js';
export type { GuidedLevel } from './guided-level.js';
export type { GuidedBlocksParameters } from './parameters.js';
