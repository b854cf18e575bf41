export type { ListMasks, TensorLists, TensorMasks, TfjsBackend } from '@jepa-masks/tfjs';
export { type NodeGpuOptions, tfjsNodeGpu } from './tfjs-node-gpu.js';
