import { type ConfigError, formatValue } from '@jepa-masks/core';

/** A value that an export can't take. */
export const refusal = (
  path: ReadonlyArray<string | number>,
  given: unknown,
  accepted: string,
): ConfigError => ({
  code: typeof given === 'number' && !Number.isNaN(given) ? 'out_of_range' : 'wrong_type',
  path,
  given,
  accepted,
  message: `is ${formatValue(given)}; give ${accepted}`,
});
