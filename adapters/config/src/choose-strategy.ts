import type { Strategy } from '@jepa-masks/core';
import { formatValue, nearestName } from '@jepa-masks/core/config';
import type { ConfigFileError } from './config-file-error.js';
import { fieldKeys, namedFields, STRATEGY_KEY, TYPE_KEY } from './field-names.js';
import type { Section } from './find-section.js';
import { CROP_STRATEGIES } from './ignored-keys.js';
import type { ConfigNotice } from './notice.js';

/** The strategy of a section, and how it came by it. */
export interface ChosenStrategy {
  readonly strategy: Strategy;
  /** Whether the file itself names it. */
  readonly isNamed: boolean;
  readonly notices: ReadonlyArray<ConfigNotice>;
}

/** The first strategy, unless there are keys that only another one has: it then is that one. */
const inferred = (values: Section['values'], known: ReadonlyArray<Strategy>): Strategy => {
  const [first, ...others] = known;
  const plain = fieldKeys(first!);
  const isTelling = (strategy: Strategy): boolean =>
    namedFields(strategy).some(({ names }) =>
      names.some((name) => Object.hasOwn(values, name) && !plain.includes(name)),
    );
  return others.find(isTelling) ?? first!;
};

const refuse = (
  path: ReadonlyArray<string>,
  given: unknown,
  known: ReadonlyArray<Strategy>,
): ConfigFileError => {
  const names = known.map((strategy) => strategy.name);
  const accepted = `one of ${names.join(', ')}`;
  const didYouMean = typeof given === 'string' ? nearestName(given, names) : undefined;
  if (didYouMean === undefined) {
    const code = typeof given === 'string' ? 'unknown_type' : 'wrong_type';
    return { code, path, given, accepted, message: `is ${formatValue(given)}; give ${accepted}` };
  }
  return {
    code: 'unknown_type',
    path,
    given,
    accepted,
    message: `is ${formatValue(given)}; did you mean ${didYouMean}? (${accepted})`,
    didYouMean,
    suggestion: [{ path, value: didYouMean }],
  };
};

/** The keys that name a strategy and are no word for H-JEPA's crops. */
const namingKeys = (values: Section['values']): ReadonlyArray<string> =>
  [TYPE_KEY, STRATEGY_KEY].filter(
    (key) =>
      Object.hasOwn(values, key) && !(key === STRATEGY_KEY && CROP_STRATEGIES.includes(String(values[key]))),
  );

/** H-JEPA's word for the type, where it contradicts ours. */
const contradiction = (
  path: ReadonlyArray<string>,
  values: Section['values'],
  other: string | undefined,
): ReadonlyArray<ConfigFileError> => {
  if (other === undefined || values[other] === values[TYPE_KEY]) return [];
  const wrong = [...path, other];
  const message = `is another word for ${TYPE_KEY}, which is ${formatValue(values[TYPE_KEY])}; leave it out`;
  const suggestion = [{ path: wrong, value: undefined }];
  const given = values[other];
  return [{ code: 'given_twice', path: wrong, given, accepted: `${TYPE_KEY} only`, message, suggestion }];
};

/**
 * The strategy that a section's `type` names; without one that which the caller
 * supplies; without that one which its keys tell. A strategy that is misspelt
 * is an error, and the nearest one is chosen so that all else can be checked.
 */
export const chooseStrategy = (
  { path, values, isList }: Section,
  known: ReadonlyArray<Strategy>,
  supplied: string | undefined,
): { readonly errors: ReadonlyArray<ConfigFileError>; readonly chosen: ChosenStrategy | undefined } => {
  const named = (name: unknown): Strategy | undefined => known.find((strategy) => strategy.name === name);
  const ofLists = isList === true ? known.find(({ fields }) => fields.parts?.kind === 'list') : undefined;
  if (ofLists !== undefined)
    return { errors: [], chosen: { strategy: ofLists, isNamed: false, notices: [] } };
  const [key, other] = namingKeys(values);
  if (key === undefined) {
    const asked = named(supplied);
    if (asked !== undefined) return { errors: [], chosen: { strategy: asked, isNamed: false, notices: [] } };
    const strategy = inferred(values, known);
    const message = `has no ${TYPE_KEY}: read as ${strategy.name}`;
    return {
      errors: [],
      chosen: { strategy, isNamed: false, notices: [{ code: 'inferred', path, message }] },
    };
  }
  const wrong = named(values[key]) === undefined ? [refuse([...path, key], values[key], known)] : [];
  const strategy = named(values[key]) ?? named(wrong[0]?.didYouMean);
  return {
    errors: [...wrong, ...contradiction(path, values, other)],
    chosen: strategy === undefined ? undefined : { strategy, isNamed: true, notices: [] },
  };
};
