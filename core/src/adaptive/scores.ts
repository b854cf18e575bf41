import { refuseIfAny, unwrap } from '../config/errors.js';
import { type AdaptiveState, UNIT, unlessState } from './state.js';

/**
 * The mean loss of each patch over the windows that are remembered. A patch that
 * was not seen has the mean of all losses, so that it is neither sought nor shunned;
 * where nothing was seen all are 0.
 *
 * @returns [N], the same bits for the same state
 * @throws InvalidConfigError if it is no state
 */
export const adaptiveScores = (state: AdaptiveState): Float64Array => {
  unwrap(refuseIfAny(unlessState('state', state)));
  const { patches, windows } = state;
  const losses = new Float64Array(patches);
  const visits = new Float64Array(patches);
  let loss = 0;
  let seen = 0;
  for (const window of windows) {
    for (let patch = 0; patch < patches; patch++) {
      losses[patch]! += window.losses[patch]!;
      visits[patch]! += window.visits[patch]!;
      loss += window.losses[patch]!;
      seen += window.visits[patch]!;
    }
  }
  const mean = seen === 0 ? 0 : (loss / seen) * UNIT;
  return losses.map((sum, patch) => (visits[patch] === 0 ? mean : (sum / visits[patch]!) * UNIT));
};
