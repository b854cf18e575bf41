import type { ConfigError } from '../config/errors.js';
import type { ChoiceField } from '../config/field.js';
import { nearestName } from '../config/nearest-name.js';
import { rampShapes } from './ramp.js';

/** The way of a ramp's value, as a field. */
export const shapeField: ChoiceField = {
  kind: 'choice',
  summary: 'How the value goes from its first to its last',
  fileNames: [],
  publishedNames: [],
  choices: rampShapes,
  fallback: 'linear',
};

const PIECES = 'pieces such as [{ at: 0, value: … }, { at: 1000, value: … }]';

/** What other words for the way of a value are written as. */
const WRITTEN: Readonly<Record<string, string>> = {
  constant: 'for a value that stays give the value alone',
  steps: `for steps give levels, how often the value changes, or ${PIECES}`,
  warmup: 'for a warm-up give after, the steps before the value starts to change',
  piecewise: `for pieces give ${PIECES}`,
};

/** The refusal of a shape, with how what was meant is written, if that is no shape. */
export const withWayToWrite = (error: ConfigError): ConfigError => {
  const { given } = error;
  const other = typeof given === 'string' ? nearestName(given, Object.keys(WRITTEN)) : undefined;
  return other === undefined ? error : { ...error, message: `${error.message}; ${WRITTEN[other]}` };
};
