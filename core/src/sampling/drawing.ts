import { unwrap } from '../config/errors.js';
import { foldIn, fromSeed, type Key } from '../keys/key.js';
import { type BatchRequest, checkRequest } from '../keys/sample-request.js';
import type { Plan } from '../plan/plan.js';
import type { HandedIn, Sampler } from '../plan/strategy.js';
import { checkScores } from './check-scores.js';
import { knownSampler } from './known-sampler.js';

/** What draws the samples of a request. */
export interface Drawing {
  readonly sampler: Sampler;
  /** The key of seed and step. */
  readonly root: Key;
  /** What was handed in beside the key, checked. */
  readonly handedIn: HandedIn;
  readonly first: number;
  readonly count: number;
}

/**
 * A request with its defaults filled in, and what draws its samples.
 *
 * @throws InvalidConfigError if the request is malformed, TypeError if there is no plan, or a copy not read
 */
export const drawingOf = (plan: Plan, request: BatchRequest & HandedIn): Drawing => {
  const sampler = knownSampler(plan);
  const { seed, step, first, count } = unwrap(checkRequest(request));
  const { scores } = request;
  const handedIn = scores === undefined ? {} : { scores: unwrap(checkScores(plan.parts, count, scores)) };
  return { sampler, root: foldIn(fromSeed(seed), step), handedIn, first, count };
};
