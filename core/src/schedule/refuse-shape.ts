import type { ConfigError } from '../config/errors.js';
import { formatValue } from '../config/errors.js';
import { nearestName } from '../config/nearest-name.js';
import { rampShapes } from './ramp.js';

const PIECES = 'pieces such as [{ at: 0, value: … }, { at: 1000, value: … }]';

/** What other words for the way of a value are written as. */
const WRITTEN: Readonly<Record<string, string>> = {
  constant: 'for a value that stays give the value alone',
  steps: `for steps give levels, how often the value changes, or ${PIECES}`,
  warmup: 'for a warm-up give after, the steps before the value starts to change',
  piecewise: `for pieces give ${PIECES}`,
};

/** What is wrong with the word for a ramp's shape, if anything is, and the word that was meant. */
export const refuseShape = (
  given: unknown,
): { readonly error: ConfigError; readonly meant?: string } | undefined => {
  if (rampShapes.includes(given as string)) return undefined;
  const accepted = rampShapes.map((one) => `'${one}'`).join(' or ');
  const is = `is ${formatValue(given)}`;
  const error = { path: ['shape'], given, accepted } as const;
  if (typeof given !== 'string') {
    return { error: { ...error, code: 'wrong_type', message: `${is}; give ${accepted}` } };
  }
  const other = nearestName(given, Object.keys(WRITTEN));
  if (other !== undefined) {
    const message = `${is}; give ${accepted}; ${WRITTEN[other]}`;
    return { error: { ...error, code: 'out_of_range', message } };
  }
  const meant = nearestName(given, rampShapes);
  if (meant === undefined) {
    return { error: { ...error, code: 'out_of_range', message: `${is}; give ${accepted}` } };
  }
  const message = `${is}; did you mean '${meant}'? (${accepted})`;
  return { error: { ...error, code: 'out_of_range', message }, meant };
};
