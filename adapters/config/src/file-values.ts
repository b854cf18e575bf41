import type { Strategy } from '@jepa-masks/core';
import type { Range } from '@jepa-masks/core/config';
import type { ConfigFileError } from './config-file-error.js';
import type { Dialect } from './dialect.js';
import type { OutsideFields } from './elsewhere.js';
import { namedFields } from './field-names.js';
import type { FileValues } from './in-file-names.js';
import { entriesForFiles } from './read-entries.js';
import { isAccepted, type SectionFields } from './read-fields-of-section.js';

/** Entries of a list with ranges in the file's unit. */
const turnedBack = (list: unknown, converted: Dialect['converted']): unknown =>
  Array.isArray(list)
    ? list.map((entry: Readonly<Record<string, unknown>>) =>
        Object.fromEntries(
          Object.entries(entry).map(([name, value]) => [
            name,
            converted[name]?.turn(value as Range) ?? value,
          ]),
        ),
      )
    : list;

/** Values for suggestions, in the file's unit and in keeping with what the file says elsewhere. */
export const fileValues = (
  strategy: Strategy,
  { converted }: Dialect,
  own: SectionFields,
  outside: OutsideFields,
): FileValues => ({
  inFile: (name, value) => {
    const conversion = Object.hasOwn(converted, name) ? converted[name] : undefined;
    const named = namedFields(strategy).find((field) => field.name === name);
    if (named?.field.kind === 'list') return entriesForFiles(turnedBack(value, converted), named.field);
    if (conversion === undefined || named === undefined) return value;
    const turned = conversion.turn(value as Range);
    // A value that was refused before it was turned is in the file's unit already.
    const theirs = own.paths[name] === undefined || own.turned.includes(name) ? turned : value;
    return isAccepted(named, turned) ? theirs : undefined;
  },
  settled: (name) => outside.settled[name],
  echoes: (name) => outside.echoes[name] ?? [],
});

/** An error whose suggestion agrees with what the file says elsewhere. */
export const settledBy = (
  error: ConfigFileError,
  { paths }: SectionFields,
  outside: OutsideFields,
): ConfigFileError => {
  const field = Object.keys(outside.settled).find((name) => paths[name]?.join() === error.path.join());
  if (field === undefined || error.suggestion === undefined) return error;
  const value = outside.settled[field];
  return { ...error, suggestion: error.suggestion.map(({ path }) => ({ path, value })) };
};
