import type { ConfigError } from '@jepa-masks/core';
import { formatValue } from '@jepa-masks/core/config';

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
