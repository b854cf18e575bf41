import type { Field } from '@jepa-masks/core/config';
import { isSchedule } from '@jepa-masks/core/schedule';
import { type ReadValue, readValue } from './read-value.js';

type Path = ReadonlyArray<string | number>;
type Given = Readonly<Record<string, unknown>>;

/** The keys of a schedule under which the field's own values stand. */
const VALUES: ReadonlyArray<string> = ['from', 'to', 'value'];

/** The keys of which `null` means that there are none. */
const OPTIONAL: ReadonlyArray<string> = ['after', 'shape', 'levels'];

const NOTHING: ReadValue = { value: undefined, errors: [], notices: [] };

const joined = (parts: ReadonlyArray<ReadValue>): Pick<ReadValue, 'errors' | 'notices'> => ({
  errors: parts.flatMap(({ errors }) => errors),
  notices: parts.flatMap(({ notices }) => notices),
});

const readRecord = (path: Path, given: Given, field: Field, lookUp: (name: string) => unknown): ReadValue => {
  const read = Object.entries(given)
    .filter(([key, value]) => value !== null || !OPTIONAL.includes(key))
    .map(([key, value]) => {
      const isOwn = VALUES.includes(key);
      // Of the others only that they are no interpolations is asked here.
      const asked: Field = isOwn ? field : { ...WHOLE, summary: '' };
      return [key, readValue([...path, key], value, asked, isOwn ? lookUp : () => undefined)] as const;
    });
  return {
    ...joined(read.map(([, one]) => one)),
    value: Object.fromEntries(read.map(([key, { value }]) => [key, value])),
  };
};

const WHOLE = {
  kind: 'integer',
  min: 0,
  max: Number.MAX_SAFE_INTEGER,
  fallback: 0,
  fileNames: [],
  publishedNames: [],
} as const;

/** Reads what a file has for a field: a value, or a schedule of values, each in the forms of files. */
export const readFieldValue = (
  path: Path,
  given: unknown,
  field: Field,
  lookUp: (name: string) => unknown,
): ReadValue => {
  if (!isSchedule(given)) return readValue(path, given, field, lookUp);
  if (!Array.isArray(given)) return readRecord(path, given as Given, field, lookUp);
  const read = given.map((piece: Given, index) => readRecord([...path, index], piece, field, lookUp));
  return { ...NOTHING, ...joined(read), value: read.map(({ value }) => value) };
};

const mapRecord = (given: Given, map: (value: unknown) => unknown): Given =>
  Object.fromEntries(
    Object.entries(given).map(([key, value]) => [key, VALUES.includes(key) ? map(value) : value]),
  );

/** A field's value, or a schedule with all of its values, as another. */
export const mapFieldValue = (given: unknown, map: (value: unknown) => unknown): unknown => {
  if (!isSchedule(given)) return map(given);
  return Array.isArray(given)
    ? given.map((piece: Given) => mapRecord(piece, map))
    : mapRecord(given as Given, map);
};
