export type { GpuElements, GpuIndexLists, GpuTensor } from './gpu-tensor.js';
export { refuseLost } from './lost-device.js';
export { readTensor } from './read-tensor.js';
export { requestWebgpu, type WebgpuBackend, webgpu } from './webgpu.js';
export {
  BIAS_WORDS,
  BOOLEAN_WORDS,
  fixMasks,
  listMasks,
  type MaskBuffers,
  type PatchWords,
  packMasks,
  paintMasks,
} from './write-masks.js';
