import { checkCount, unlessGiven } from '../config/check-count.js';
import { type Either, left, right } from '../config/either.js';
import { type ConfigError, type ConfigErrors, formatValue, refuseIfAny } from '../config/errors.js';
import { isSeed, type Seed } from './key.js';

/** Names one sample: nothing else decides its mask. */
export interface SampleKey {
  /** Any safe integer, or any text that is no number. */
  readonly seed: Seed;
  /** Training step, or whatever counts draws of the same index; a safe integer ≥ 0. Default 0. */
  readonly step?: number;
  /** Sample within the step; a safe integer ≥ 0. Default 0. */
  readonly index?: number;
}

/** Names the samples `first` to `first + count − 1` of one step. */
export interface BatchRequest {
  /** Any safe integer, or any text that is no number. */
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

/** The number that was meant by a bigint, or by text that would seed otherwise than the number it reads as. */
const numberMeant = (given: unknown): number | undefined => {
  if (typeof given === 'bigint') return Number(given);
  if (typeof given !== 'string' || given.trim() === '') return undefined;
  return Number.isFinite(Number(given)) ? Number(given) : undefined;
};

const checkSeed = (given: unknown): ReadonlyArray<ConfigError> => {
  const meant = numberMeant(given);
  if (isSeed(given) && meant === undefined) return [];
  const accepted = 'a safe integer, or text that is no number';
  const error = { code: 'wrong_type', path: ['seed'], given, accepted } as const;
  if (meant === undefined) return [{ ...error, message: `is ${formatValue(given)}; give ${accepted}` }];
  const kind =
    typeof given === 'bigint' ? 'a bigint' : `a number as text, which seeds otherwise than ${meant}`;
  const is = `is ${formatValue(given)}, ${kind}`;
  return Number.isSafeInteger(meant)
    ? [{ ...error, message: `${is}; give ${meant}`, suggestion: { seed: meant } }]
    : [{ ...error, message: `${is}; give ${accepted}` }];
};

/** A request with its defaults filled in, or what is wrong with it. */
export const checkRequest = (request: BatchRequest): Either<ConfigErrors, Required<BatchRequest>> => {
  const missing = unlessGiven(request, 'a request such as { seed: 42, count: 256 }');
  if (missing._tag === 'Left') return missing;
  const { seed, step = 0, first = 0, count } = request;
  const refused = refuseIfAny([
    ...checkSeed(seed),
    ...checkCount(['step'], step, 0, Number.MAX_SAFE_INTEGER),
    ...checkCount(['first'], first, 0, Number.MAX_SAFE_INTEGER - MAX_BATCH),
    ...checkCount(['count'], count, 0, MAX_BATCH),
  ]);
  return refused._tag === 'Left' ? left(refused.left) : right({ seed, step, first, count });
};
