/** From a plan and a key to a geometry; plans that come from elsewhere. */

export { checkScores } from './check-scores.js';
export { type OrderedDraw, orderedDraw } from './ordered-draw.js';
export { checkPresence, type Presence } from './presence.js';
export { readPlan } from './read-plan.js';
export { sample, sampleBatch } from './sample.js';
export { type GeometryWithin, type RequestWithin, sampleWithin } from './sample-within.js';
export type { TooFew } from './too-few.js';
