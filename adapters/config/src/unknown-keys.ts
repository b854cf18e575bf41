import type { Strategy } from '@jepa-masks/core';
import { closestName } from './closest-name.js';
import { type ConfigFileError, MOST_ERRORS } from './config-file-error.js';
import { acceptedKeys, namedFields, preferredName, TYPE_KEY } from './field-names.js';
import { SECTION_KEY } from './find-section.js';

const refuse = (
  key: string,
  given: unknown,
  allowed: ReadonlyArray<string>,
  accepted: string,
  owner: Strategy | undefined,
): ConfigFileError => {
  const didYouMean = closestName(key, allowed);
  const whose = owner === undefined ? 'is an unknown key' : `is a key of type ${owner.name} only`;
  const error: ConfigFileError = {
    code: 'unknown_key',
    path: [SECTION_KEY, key],
    given,
    accepted,
    message:
      didYouMean === undefined ? `${whose}; give ${accepted}` : `${whose}; did you mean ${didYouMean}?`,
  };
  return didYouMean === undefined ? error : { ...error, didYouMean };
};

/**
 * An error for every key that none of the chosen strategies has.
 *
 * @param chosen the strategy that the section names, or all if it names none
 * @param known all strategies, for keys that belong to another one
 */
export const unknownKeys = (
  section: Readonly<Record<string, unknown>>,
  chosen: ReadonlyArray<Strategy>,
  known: ReadonlyArray<Strategy>,
): ReadonlyArray<ConfigFileError> => {
  const allowed = [...new Set(chosen.flatMap(acceptedKeys))];
  const preferred = [
    TYPE_KEY,
    ...new Set(chosen.flatMap((strategy) => namedFields(strategy).map(preferredName))),
  ];
  const accepted = `one of ${preferred.join(', ')}`;
  return Object.keys(section)
    .filter((key) => !allowed.includes(key))
    .slice(0, MOST_ERRORS + 1)
    .map((key) => {
      const owner = known.find((strategy) => acceptedKeys(strategy).includes(key));
      return refuse(key, section[key], allowed, accepted, owner);
    });
};
