/** What a plan is, and a strategy. */

export { lengthsOf } from './lengths-of.js';
export type { Plan } from './plan.js';
export type { Bounds, Guarantees, PlannedPart, Together, WorkBound } from './planned-part.js';
export type { Configuration, DrawSample, HandedIn, Sampler, Strategy, StrategyPreset } from './strategy.js';
export { withSampler } from './with-sampler.js';
