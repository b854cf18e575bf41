/** Keys, streams of random numbers, and which samples are asked for. */

export { foldIn, fromSeed, type Key, type Seed, split, streamState, threefry2x32 } from './key.js';
export { type BatchRequest, checkRequest, MAX_BATCH, type SampleKey } from './sample-request.js';
