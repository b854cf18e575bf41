/** From a plan and a key to a geometry; plans that come from elsewhere. */

export { readPlan } from './read-plan.js';
export { sample, sampleBatch } from './sample.js';
