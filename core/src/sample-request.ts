import { checkCount } from './check-count.js';
import { type Either, left, right } from './either.js';
import { type ConfigError, type ConfigErrors, formatValue, refuseIfAny } from './errors.js';
import { isSeed, type Seed } from './key.js';

/** Names one sample: nothing else decides its mask. */
export interface SampleKey {
  /** Any safe integer, or a string. */
  readonly seed: Seed;
  /** Training step, or whatever counts draws of the same index; a safe integer ≥ 0. Default 0. */
  readonly step?: number;
  /** Sample within the step; a safe integer ≥ 0. Default 0. */
  readonly index?: number;
}

/** Names the samples `first` to `first + count − 1` of one step. */
export interface BatchRequest {
  /** Any safe integer, or a string. */
  readonly seed: Seed;
  /** Training step, or whatever counts draws of the same index; a safe integer ≥ 0. Default 0. */
  readonly step?: number;
  /** Index of the first sample. Default 0. */
  readonly first?: number;
  /** How many samples, 0 or more. */
  readonly count: number;
}

/** The most samples a single buffer can be asked to hold. */
export const MAX_BATCH: number = 1 << 24;

const checkSeed = (given: unknown): ReadonlyArray<ConfigError> => {
  if (isSeed(given)) return [];
  const accepted = 'a safe integer or a string';
  const message = `is ${formatValue(given)}; give ${accepted}`;
  return [{ code: 'wrong_type', path: ['seed'], given, accepted, message }];
};

/** A request with its defaults filled in, or what is wrong with it. */
export const checkRequest = (request: BatchRequest): Either<ConfigErrors, Required<BatchRequest>> => {
  const { seed, step = 0, first = 0, count } = request;
  const refused = refuseIfAny([
    ...checkSeed(seed),
    ...checkCount(['step'], step, 0, Number.MAX_SAFE_INTEGER),
    ...checkCount(['first'], first, 0, Number.MAX_SAFE_INTEGER - MAX_BATCH),
    ...checkCount(['count'], count, 0, MAX_BATCH),
  ]);
  return refused._tag === 'Left' ? left(refused.left) : right({ seed, step, first, count });
};
