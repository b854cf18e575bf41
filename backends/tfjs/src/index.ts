export { attentionScores } from './attention-scores.js';
export type { Operations } from './operations.js';
export type { ListMasks, TensorLists, TensorMasks } from './tensor-masks.js';
export { type TfjsOptions, tfjs } from './tfjs.js';
export type { TfjsBackend } from './tfjs-backend.js';
