import { type Either, formatValue, left, right } from '@jepa-masks/core';
import { isMap } from 'yaml';
import { closestName } from './closest-name.js';
import type { ConfigFileError, ConfigFileErrors } from './config-file-error.js';
import { expandSection } from './expand-section.js';
import { keysGivenTwice } from './keys-given-twice.js';
import { keyOf, locate, type ParsedText } from './parsed-text.js';

/** The top-level key that all of this is about. */
export const SECTION_KEY = 'masking';

/** The masking section as a plain object; keys in it may still be anything. */
export interface Section {
  readonly values: Readonly<Record<string, unknown>>;
  /** What is wrong with its keys whatever they mean: those given twice. */
  readonly errors: ReadonlyArray<ConfigFileError>;
}

const refuseMissing = (keys: ReadonlyArray<string>): ConfigFileErrors => {
  const didYouMean =
    closestName(SECTION_KEY, keys) ?? keys.find((key) => key.length < 32 && /^masks?(?![a-z])/i.test(key));
  const accepted = `a section called ${SECTION_KEY}`;
  const error: ConfigFileError = {
    code: 'missing_section',
    path: [],
    given: undefined,
    accepted,
    message:
      didYouMean === undefined
        ? `has no section called ${SECTION_KEY}; give one`
        : `has no section called ${SECTION_KEY}; did you mean it by ${formatValue(didYouMean)}?`,
  };
  return [didYouMean === undefined ? error : { ...error, didYouMean }];
};

const refuseValue = (parsed: ParsedText, given: unknown): ConfigFileErrors => {
  const accepted = 'a type and its fields';
  const place = locate(parsed, [SECTION_KEY], 'value');
  const message = `is ${formatValue(given)}; give ${accepted}`;
  const error: ConfigFileError = { code: 'wrong_type', path: [SECTION_KEY], given, accepted, message };
  return [place === undefined ? error : { ...error, place }];
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The masking section of a file. What else the file holds is somebody else's and left alone. */
export const findSection = (parsed: ParsedText): Either<ConfigFileErrors, Section> => {
  const root = parsed.document.contents;
  if (!isMap(root)) return left(refuseMissing([]));
  const pair = root.items.find((item) => keyOf(item) === SECTION_KEY);
  if (pair === undefined) return left(refuseMissing(root.items.map(keyOf)));
  const value = expandSection(parsed, SECTION_KEY, pair.value);
  if (value._tag === 'Left') return value;
  if (!isObject(value.right)) return left(refuseValue(parsed, value.right));
  const errors = [
    ...keysGivenTwice(parsed, root, [], (key) => key === SECTION_KEY),
    ...keysGivenTwice(parsed, pair.value, [SECTION_KEY], () => true),
  ];
  return right({ values: value.right, errors });
};
