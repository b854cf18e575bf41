/** What training shows of every patch, gathered so that masks may follow it. */

export {
  type AttentionOptions,
  type AttentionShape,
  attentionScores,
  attentionShape,
} from './attention-scores.js';
export { mergeAdaptive } from './merge.js';
export { type Observation, observeLosses } from './observe-losses.js';
export { adaptiveScores } from './scores.js';
export {
  type AdaptiveOptions,
  type AdaptiveState,
  readAdaptive,
  startAdaptive,
  type Window,
} from './state.js';
