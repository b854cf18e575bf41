import { type Either, formatValue, left, right, type Strategy } from '@jepa-masks/core';
import { closestName } from './closest-name.js';
import type { ConfigFileError } from './config-file-error.js';
import { TYPE_KEY } from './field-names.js';
import { SECTION_KEY } from './find-section.js';

/** The strategy that a section's `type` names. */
export const chooseStrategy = (
  section: Readonly<Record<string, unknown>>,
  known: ReadonlyArray<Strategy>,
): Either<ConfigFileError, Strategy> => {
  const given = Object.hasOwn(section, TYPE_KEY) ? section[TYPE_KEY] : undefined;
  const chosen = known.find((strategy) => strategy.name === given);
  if (chosen !== undefined) return right(chosen);
  const names = known.map((strategy) => strategy.name);
  const accepted = `one of ${names.join(', ')}`;
  if (given === undefined) {
    const message = `has no ${TYPE_KEY}; give ${accepted}`;
    return left({ code: 'missing_type', path: [SECTION_KEY], given, accepted, message });
  }
  const path = [SECTION_KEY, TYPE_KEY];
  const didYouMean = typeof given === 'string' ? closestName(given, names) : undefined;
  if (didYouMean === undefined) {
    const code = typeof given === 'string' ? 'unknown_type' : 'wrong_type';
    return left({ code, path, given, accepted, message: `is ${formatValue(given)}; give ${accepted}` });
  }
  return left({
    code: 'unknown_type',
    path,
    given,
    accepted,
    message: `is ${formatValue(given)}; did you mean ${didYouMean}? (${accepted})`,
    didYouMean,
    suggestion: { [TYPE_KEY]: didYouMean },
  });
};
