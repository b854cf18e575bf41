export { blockCover } from './block-cover.js';
export type { BlockCoverPart } from './block-cover-part.js';
export type { BlockCoverParameters } from './parameters.js';
