export { type IndexTensors, type OnnxRuntimeBackend, onnxruntime } from './onnxruntime.js';
export type { TensorRuntime } from './tensor-runtime.js';
