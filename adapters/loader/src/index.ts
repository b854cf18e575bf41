/** Masks for training loops. */

export type { HandedInByBatch } from './handed-in.js';
export { type LoadedBatch, type Loader, type LoadMasks, loadMasks } from './loader.js';
export type { BatchPlace, Loading, Run } from './loading.js';
export { type Rank, rankOfEnvironment } from './rank-of-environment.js';
