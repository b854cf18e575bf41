/**
 * For those who use fp-ts: lawful instances for core's values, and its functions
 * as Either and Reader. Core's own `Either` is fp-ts's, so `pipe` takes it as it is.
 */
export { monoidAdaptive } from './adaptive.js';
export { semigroupErrors, showErrors } from './errors.js';
export { eqGeometry, showGeometry } from './geometry.js';
export { eqKey, showKey } from './key.js';
export { batchFrom, batchOf, sampleOf } from './sampling.js';
export { batchOfStep, planOfStep, valueOfStep } from './schedule.js';
export { monoidTally } from './tally.js';
