export { attentionScores } from './attention-scores.js';
export { type IndexTensors, type OnnxRuntimeBackend, onnxruntime } from './onnxruntime.js';
export type { TensorRuntime } from './tensor-runtime.js';
