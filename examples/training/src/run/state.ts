import type { AdamwState } from '../model/adamw.js';
import type { Architecture } from '../model/architecture.js';
import { encoderLayout, initialWeights, modelLayout } from '../model/parameters.js';

/** All that changes from step to step: a run goes on from it as if it had not been stopped. */
export interface State extends AdamwState<Float32Array> {
  /** The next step. */
  readonly step: number;
  /** Weights of the target encoder. */
  readonly target: Float32Array;
}

/** Where a run begins: the target encoder as the encoder. */
export const initialState = (architecture: Architecture, seed: number): State => {
  const layout = modelLayout(architecture);
  const weights = initialWeights(layout, seed);
  return {
    step: 0,
    weights,
    target: weights.slice(0, encoderLayout(architecture).size),
    first: new Float32Array(layout.size),
    second: new Float32Array(layout.size),
  };
};
