import type { Either } from './either.js';
import { type ConfigError, type ConfigErrors, formatValue, refuseIfAny } from './errors.js';

/** What is wrong with a number that should be a whole one from `least` to `most`, if anything is. */
export const checkCount = (
  path: ReadonlyArray<string | number>,
  given: unknown,
  least: number,
  most: number,
): ReadonlyArray<ConfigError> => {
  if (Number.isSafeInteger(given) && (given as number) >= least && (given as number) <= most) return [];
  const accepted = least === most ? `${least}` : `a whole number from ${least} to ${most}`;
  const code = typeof given === 'number' && !Number.isNaN(given) ? 'out_of_range' : 'wrong_type';
  return [{ code, path, given, accepted, message: `is ${formatValue(given)}; give ${accepted}` }];
};

/** What is wrong with an argument that should be an object, if anything is. */
export const unlessGiven = (given: unknown, accepted: string): Either<ConfigErrors, void> => {
  const isObject = typeof given === 'object' && given !== null;
  const message = `is ${formatValue(given)}; give ${accepted}`;
  return refuseIfAny(isObject ? [] : [{ code: 'wrong_type', path: [], given, accepted, message }]);
};
