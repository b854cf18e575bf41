export type { ListMasks, TensorLists, TensorMasks, TfjsBackend, TfjsOptions } from '@jepa-masks/tfjs';
export { type NodeGpuOptions, tfjsNodeGpu } from './tfjs-node-gpu.js';
