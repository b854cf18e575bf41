import type { Strategy } from '@jepa-masks/core';
import { type Range, readFields } from '@jepa-masks/core/config';
import type { ConfigFileError } from './config-file-error.js';
import type { Dialect } from './dialect.js';
import { type NamedField, namedFields, preferredName } from './field-names.js';
import type { Section } from './find-section.js';
import type { ConfigNotice } from './notice.js';
import type { ParsedText } from './parsed-text.js';
import { readEntries } from './read-entries.js';
import { readFieldValue } from './read-field-value.js';
import { smallValueAt } from './small-value.js';
import { turnRanges } from './turn-ranges.js';

/** What a file says of a strategy's fields, by their own names. */
export interface GivenFields {
  readonly config: Readonly<Record<string, unknown>>;
  /** Where in the file each field is given. */
  readonly paths: Readonly<Record<string, ReadonlyArray<string>>>;
  readonly errors: ReadonlyArray<ConfigFileError>;
  readonly notices: ReadonlyArray<ConfigNotice>;
}

/** {@link GivenFields} of the section itself. */
export interface SectionFields extends GivenFields {
  /** The fields whose values were turned from the file's unit into ours. */
  readonly turned: ReadonlyArray<string>;
}

/** Whether a field accepts a value by itself. */
export const isAccepted = ({ name, field }: NamedField, value: unknown): boolean =>
  readFields<Record<string, unknown>>({ [name]: field }, { [name]: value })._tag === 'Right';

/** The value of a dotted path of the file, if a field accepts it. */
export const lookUpFor =
  (parsed: ParsedText, named: NamedField) =>
  (dotted: string): unknown => {
    const value = smallValueAt(parsed, dotted.split('.'));
    return value !== undefined && isAccepted(named, value) ? value : undefined;
  };

const givenTwice = (
  path: ReadonlyArray<string>,
  keys: ReadonlyArray<string>,
): ReadonlyArray<ConfigFileError> =>
  keys.slice(1).map((key) => ({
    code: 'given_twice',
    path: [...path, key],
    given: undefined,
    accepted: `either ${keys.join(' or ')}`,
    message: `is another name of ${keys[0]}, which is given too; give one of them`,
  }));

/** The section's keys for a field that have a value, in their order; `null` is none. */
const keysOf = (values: Section['values'], { names, publishedNames }: NamedField): ReadonlyArray<string> => {
  const given = [...names, ...publishedNames].filter(
    (key) => Object.hasOwn(values, key) && values[key] !== null,
  );
  return given.length < 2 ? given : Object.keys(values).filter((key) => given.includes(key));
};

/** One line for all keys that go by a name of published code. */
const renamed = (
  path: ReadonlyArray<string>,
  renames: ReadonlyArray<readonly [key: string, preferred: string]>,
): ReadonlyArray<ConfigNotice> => {
  if (renames.length === 0) return [];
  const taken = renames.map(
    ([key, preferred], index) => `${key} ${index === 0 ? 'is taken as' : 'as'} ${preferred}`,
  );
  return [{ code: 'renamed', path, message: taken.join(', ') }];
};

/**
 * Reads the fields that a section gives, under whichever of their names.
 * Bounds are not checked here.
 *
 * @param isOverridden fields that the file has no say in
 */
export const readFieldsOfSection = (
  parsed: ParsedText,
  strategy: Strategy,
  { path, values, isList }: Section,
  dialect: Dialect,
  isOverridden: (name: string) => boolean,
): SectionFields => {
  const config: Record<string, unknown> = {};
  const paths: Record<string, ReadonlyArray<string>> = {};
  const errors: Array<ConfigFileError> = [];
  const notices: Array<ConfigNotice> = [];
  const renames: Array<readonly [string, string]> = [];
  const turned: Array<string> = [];
  for (const named of namedFields(strategy)) {
    const { name, field, publishedNames } = named;
    if (isOverridden(name)) continue;
    const keys = keysOf(values, named);
    const [key] = keys;
    if (key === undefined) {
      const published = dialect.defaults[name];
      if (published === undefined) continue;
      config[name] = published.value;
      notices.push({ code: 'published_default', path, message: published.message });
      continue;
    }
    errors.push(...givenTwice(path, keys));
    paths[name] = isList === true ? path : [...path, key];
    if (publishedNames.includes(key)) renames.push([key, preferredName(named)]);
    const read =
      field.kind === 'list'
        ? readEntries(paths[name], values[key], field, dialect)
        : readFieldValue(paths[name], values[key], field, lookUpFor(parsed, named));
    errors.push(...read.errors);
    notices.push(...read.notices);
    if (read.errors.length > 0) continue;
    const isTurned = (value: unknown): value is Range => isAccepted(named, value);
    const own = turnRanges(paths[name], read.value, dialect.converted[name], isTurned);
    config[name] = own.value;
    notices.push(...own.notices);
    if (own.notices.length > 0) turned.push(name);
  }
  return { config, paths, turned, errors, notices: [...renamed(path, renames), ...notices] };
};
