import { floats, numbersOf, scalar, type Tensors } from '../engine/engine.js';
import type { AdamwRates, AdamwState } from '../model/adamw.js';

/** What the inputs of `learner` and `learn` are fed. */
export const adamwFeeds = (
  { weights, first, second }: AdamwState<Float32Array>,
  rates: AdamwRates<number>,
): Tensors => {
  const vector = (data: Float32Array) => floats(data, [data.length]);
  return {
    weights: vector(weights),
    first: vector(first),
    second: vector(second),
    rate: scalar(rates.rate),
    decay: scalar(rates.decay),
    firstCorrection: scalar(rates.firstCorrection),
    secondCorrection: scalar(rates.secondCorrection),
  };
};

/** What `learn` gives. */
export const adamwState = (given: Tensors): AdamwState<Float32Array> => ({
  weights: numbersOf(given.nextWeights),
  first: numbersOf(given.nextFirst),
  second: numbersOf(given.nextSecond),
});
