import type { Strategy } from '@jepa-masks/core';
import type { ConfigFileError } from './config-file-error.js';
import { type NamedField, namedFields } from './field-names.js';
import { SECTION_KEY } from './find-section.js';
import { malformed } from './structure.js';

/** A section's fields under their own names, and the names that the file gave them. */
export interface SectionFields {
  /** Values of the right form, by the field's own name. */
  readonly config: Readonly<Record<string, unknown>>;
  /** The file's key for every field that it gives, by the field's own name. */
  readonly fileKeys: Readonly<Record<string, string>>;
  readonly errors: ReadonlyArray<ConfigFileError>;
}

const givenTwice = (keys: ReadonlyArray<string>): ReadonlyArray<ConfigFileError> =>
  keys.slice(1).map((key) => ({
    code: 'given_twice',
    path: [SECTION_KEY, key],
    given: undefined,
    accepted: `either ${keys.join(' or ')}`,
    message: `is another name of ${keys[0]}, which is given too; give one of them`,
  }));

const readField = (section: Readonly<Record<string, unknown>>, { name, field, names }: NamedField) => {
  const keys = Object.keys(section).filter((key) => names.includes(key));
  const errors = keys.flatMap((key) =>
    malformed(field, section[key]).map(
      ({ path, given, accepted, message }): ConfigFileError => ({
        code: 'wrong_type',
        path: [SECTION_KEY, key, ...path],
        given,
        accepted,
        message: given === null ? `${message}, or leave the key out` : message,
      }),
    ),
  );
  return { name, key: keys[0], isGood: errors.length === 0, errors: [...givenTwice(keys), ...errors] };
};

/** Reads the fields that a section gives, under whichever of their names. Bounds are not checked here. */
export const readFieldsOfSection = (
  strategy: Strategy,
  section: Readonly<Record<string, unknown>>,
): SectionFields => {
  const config: Record<string, unknown> = {};
  const fileKeys: Record<string, string> = {};
  const errors: Array<ConfigFileError> = [];
  for (const named of namedFields(strategy)) {
    const read = readField(section, named);
    errors.push(...read.errors);
    if (read.key === undefined) continue;
    fileKeys[read.name] = read.key;
    if (read.isGood) config[read.name] = section[read.key];
  }
  return { config, fileKeys, errors };
};
