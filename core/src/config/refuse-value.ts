import { formatValue, type WrongType } from './errors.js';

/** An error that says what to give instead of a value. */
export const refuseValue = (
  path: ReadonlyArray<string | number>,
  given: unknown,
  accepted: string,
): WrongType => ({
  code: 'wrong_type',
  path,
  given,
  accepted,
  message: `is ${formatValue(given)}; give ${accepted}`,
});
