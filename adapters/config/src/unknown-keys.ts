import type { Strategy } from '@jepa-masks/core';
import { meantField, nearestName, whyNoField } from '@jepa-masks/core/config';
import { type ConfigFileError, MOST_ERRORS } from './config-file-error.js';
import { counterpartOf } from './counterpart.js';
import {
  fieldKeys,
  type NamedField,
  namedFields,
  preferredName,
  STRATEGY_KEY,
  TYPE_KEY,
} from './field-names.js';
import type { Section } from './find-section.js';
import { IGNORED_KEYS } from './ignored-keys.js';
import { type FileNames, reworded } from './in-file-names.js';

/** What has to be known of a section to tell which key was meant by an unknown one. */
export interface KnownKeys {
  readonly strategy: Strategy;
  /** All strategies, for keys that belong to another one. */
  readonly known: ReadonlyArray<Strategy>;
  /** Keys that are no fields but mean something. */
  readonly others: ReadonlyArray<string>;
  readonly names: FileNames;
  /** Whether a key for a field would count: the section has none yet, and the file has a say in it. */
  readonly isFree: (named: NamedField) => boolean;
}

/** The keys that a section of any of these strategies may have. */
export const knownKeys = (strategies: ReadonlyArray<Strategy>): ReadonlySet<string> =>
  new Set([TYPE_KEY, STRATEGY_KEY, ...IGNORED_KEYS.keys(), ...strategies.flatMap(fieldKeys)]);

/** The keys of a section that its strategy does not have. */
export const strangeKeys = (
  values: Section['values'],
  strategy: Strategy,
  others: ReadonlyArray<string>,
): ReadonlyArray<string> => {
  const allowed = new Set([...knownKeys([strategy]), ...others]);
  return Object.keys(values).filter((key) => !allowed.has(key));
};

const preferredOf = (strategy: Strategy): ReadonlyArray<string> => namedFields(strategy).map(preferredName);

/** The key that was most likely meant, of this strategy or another. */
const meantKey = (key: string, { strategy, known }: KnownKeys): string | undefined =>
  nearestName(key, [TYPE_KEY, ...fieldKeys(strategy), ...known.flatMap(fieldKeys)]);

const fieldMeant = (name: string, strategy: Strategy): NamedField | undefined => {
  const own = meantField(name, strategy.fields);
  return namedFields(strategy).find((named) => named.name === own);
};

type Refusal = Pick<ConfigFileError, 'message' | 'didYouMean' | 'suggestion'>;

/** Of a key that another strategy has. */
const refuseForeign = (
  key: string,
  wrong: ReadonlyArray<string>,
  owner: Strategy,
  { strategy }: KnownKeys,
): Refusal => {
  const message = `is a key of type ${owner.name} only`;
  const suggestion = [{ path: wrong, value: undefined }];
  const own = counterpartOf(key, owner, strategy);
  const meant = namedFields(strategy).find(({ name }) => name === own);
  if (meant === undefined) return { message: `${message}; leave it out`, suggestion };
  const didYouMean = preferredName(meant);
  return { message: `${message}; did you mean ${didYouMean}?`, didYouMean, suggestion };
};

/** Of a key that no strategy has but that is near one that some strategy has. */
const refuseNear = (
  nearest: string,
  wrong: ReadonlyArray<string>,
  given: unknown,
  keys: KnownKeys,
): Refusal => {
  const { strategy, known, isFree } = keys;
  if (!knownKeys([strategy]).has(nearest)) {
    const owner = known.find((one) => fieldKeys(one).includes(nearest))!;
    const message = `is an unknown key; did you mean ${nearest}? It is a key of type ${owner.name}.`;
    return { message, didYouMean: nearest };
  }
  const meant = nearest === TYPE_KEY ? undefined : fieldMeant(nearest, strategy);
  const didYouMean = meant === undefined ? nearest : preferredName(meant);
  const message = `is an unknown key; did you mean ${didYouMean}?`;
  if (meant === undefined || !isFree(meant)) return { message, didYouMean };
  const suggestion = [
    { path: wrong, value: undefined },
    { path: [...wrong.slice(0, -1), didYouMean], value: given },
  ];
  return { message, didYouMean, suggestion };
};

const refuse = (key: string, { path, values }: Section, keys: KnownKeys): ConfigFileError => {
  const { strategy, known, names } = keys;
  const wrong = [...path, key];
  const accepted = `one of ${[TYPE_KEY, ...preferredOf(strategy)].join(', ')}`;
  const error = { code: 'unknown_key', path: wrong, given: values[key], accepted } as const;
  const because = whyNoField(key, strategy.fields);
  if (because !== undefined) return { ...error, message: `is an unknown key; ${reworded(because, names)}` };
  const owner = known.find((other) => fieldKeys(other).includes(key));
  if (owner !== undefined) return { ...error, ...refuseForeign(key, wrong, owner, keys) };
  const nearest = meantKey(key, keys);
  if (nearest === undefined) return { ...error, message: `is an unknown key; give ${accepted}` };
  return { ...error, ...refuseNear(nearest, wrong, values[key], keys) };
};

/** A key that the section's strategy does not have; what was meant by it takes time to find. */
export interface UnknownKey {
  readonly code: 'unknown_key';
  /** Keys as the file writes them. */
  readonly path: ReadonlyArray<string>;
  readonly refusal: () => ConfigFileError;
}

/** Every key that the section's strategy does not have, up to one more than are told. */
export const unknownKeys = (section: Section, keys: KnownKeys): ReadonlyArray<UnknownKey> =>
  strangeKeys(section.values, keys.strategy, keys.others)
    .slice(0, MOST_ERRORS + 1)
    .map((key) => ({
      code: 'unknown_key',
      path: [...section.path, key],
      refusal: () => refuse(key, section, keys),
    }));
