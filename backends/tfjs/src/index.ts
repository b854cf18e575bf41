export type { TensorMasks } from './booleans.js';
export type { ListMasks, TensorLists } from './indices.js';
export type { Operations } from './operations.js';
export { type TfjsBackend, tfjs } from './tfjs.js';
