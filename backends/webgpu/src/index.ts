export type { GpuElements, GpuIndexLists, GpuTensor } from './gpu-tensor.js';
export { refuseLost } from './lost-device.js';
export type { MaskBuffers } from './mask-buffers.js';
export { readTensor } from './read-tensor.js';
export { type MaskSource, refuseTooLarge, type Shapes } from './too-large.js';
export { requestWebgpu, type WebgpuBackend, webgpu } from './webgpu.js';
export {
  BIAS_WORDS,
  BOOLEAN_WORDS,
  fixMasks,
  joinMasks,
  listMasks,
  markMasks,
  type PatchWords,
  packMasks,
  paintMasks,
} from './write-masks.js';
