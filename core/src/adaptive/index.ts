/** What training shows of every patch, gathered so that masks may follow it. */

export { mergeAdaptive } from './merge.js';
export { type Observation, observe } from './observe.js';
export { adaptiveScores } from './scores.js';
export {
  type AdaptiveOptions,
  type AdaptiveState,
  readAdaptive,
  startAdaptive,
  type Window,
} from './state.js';
