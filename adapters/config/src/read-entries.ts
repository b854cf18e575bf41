import { formatValue, type ListField, type Range } from '@jepa-masks/core/config';
import type { ConfigFileError } from './config-file-error.js';
import type { Dialect } from './dialect.js';
import type { ConfigNotice } from './notice.js';
import { readFieldValue } from './read-field-value.js';
import type { ReadValue } from './read-value.js';
import { turnRanges } from './turn-ranges.js';

type Path = ReadonlyArray<string | number>;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The field of an entry that a key of a file stands for. */
const fieldOfEntry = ({ of }: ListField, key: string): string | undefined =>
  Object.hasOwn(of, key)
    ? key
    : Object.keys(of).find(
        (name) => of[name]!.fileNames.includes(key) || of[name]!.publishedNames.includes(key),
      );

/** Entries in the names that files prefer, from ones in the fields' own. */
export const entriesForFiles = (list: unknown, { of }: ListField): unknown =>
  Array.isArray(list)
    ? list.map((entry: unknown) =>
        isRecord(entry)
          ? Object.fromEntries(
              Object.entries(entry).map(([name, value]) => [of[name]?.fileNames[0] ?? name, value]),
            )
          : entry,
      )
    : list;

interface Gathered {
  readonly errors: Array<ConfigFileError>;
  readonly notices: Array<ConfigNotice>;
}

const readEntry = (
  path: Path,
  given: Readonly<Record<string, unknown>>,
  field: ListField,
  dialect: Dialect,
  { errors, notices }: Gathered,
): Readonly<Record<string, unknown>> => {
  const entry: Record<string, unknown> = {};
  const from: Record<string, string> = {};
  for (const [key, value] of Object.entries(given)) {
    const at = [...path, key];
    const ignored = dialect.ignoredInEntries[key];
    if (ignored !== undefined) {
      if (value !== null) notices.push({ code: 'ignored', path: at, message: ignored });
      continue;
    }
    if (value === null) continue;
    const name = fieldOfEntry(field, key);
    if (name === undefined) {
      entry[key] = value;
      continue;
    }
    if (from[name] !== undefined) {
      const message = `is another name of ${from[name]}, which is given too; give one of them`;
      const accepted = `either ${from[name]} or ${key}`;
      errors.push({ code: 'given_twice', path: at, given: value, accepted, message });
      continue;
    }
    from[name] = key;
    const read = readFieldValue(at, value, field.of[name]!, () => undefined);
    errors.push(...read.errors);
    notices.push(...read.notices);
    const turned = turnRanges(at, read.value, dialect.converted[name], isRange);
    entry[name] = turned.value;
    notices.push(...turned.notices);
  }
  return entry;
};

const isRange = (value: unknown): value is Range =>
  Array.isArray(value) && value.length === 2 && value.every((end) => typeof end === 'number' && end > 0);

/** Reads a list of records: keys under any of their names, values in the forms of files. */
export const readEntries = (path: Path, given: unknown, field: ListField, dialect: Dialect): ReadValue => {
  if (!Array.isArray(given)) return { value: given, errors: [], notices: [] };
  const gathered: Gathered = { errors: [], notices: [] };
  const value = given.map((entry: unknown, index) =>
    isRecord(entry) ? readEntry([...path, index], entry, field, dialect, gathered) : entry,
  );
  // What every entry says alike is told once.
  const told = new Set<string>();
  const notices = gathered.notices.filter(({ code, path: at, message }) => {
    const same = formatValue([code, at.at(-1), message]);
    if (told.has(same)) return false;
    told.add(same);
    return true;
  });
  return { value, errors: gathered.errors, notices };
};
