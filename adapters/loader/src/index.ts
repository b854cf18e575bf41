/** Masks for training loops. */

export { type LoadedBatch, type Loader, loadMasks } from './loader.js';
export type { BatchPlace, Loading, Run } from './loading.js';
export { type Rank, rankOfEnvironment } from './rank-of-environment.js';
