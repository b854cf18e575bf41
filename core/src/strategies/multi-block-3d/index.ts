export { multiBlock3d } from './multi-block-3d.js';
export type { MultiBlock3dParameters, VideoMask } from './parameters.js';
export type { BoxSizes, VideoPart, WeightedDuration } from './video-part.js';
