export { frames } from './frames.js';
export type { FramesPart } from './frames-part.js';
export type { FrameOrder, FramesParameters } from './parameters.js';
