import { type Either, left, right } from './either.js';
import { type ConfigError, type ConfigErrors, formatValue, refuseIfAny } from './errors.js';
import type { Field, FieldsOf, ListField } from './field.js';
import { keptValue, readField } from './read-field.js';
import { unknownField } from './unknown-field.js';
import { withMends } from './with-mends.js';

const isPlainObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a field's value came to. */
interface Read {
  readonly errors: ReadonlyArray<ConfigError>;
  readonly value: unknown;
}

const readOne = (name: string, given: unknown, field: Field): Read => {
  const isGiven = given !== undefined && !(given === null && field.fallback === null);
  const value = isGiven ? given : field.fallback;
  const errors = isGiven ? readField(name, given, field) : [];
  if (field.kind !== 'list' || errors.length > 0) return { errors, value: keptValue(field, value) };
  return readEntries(name, value as ReadonlyArray<unknown>, field);
};

/** An entry's errors are told at its place, its suggestions as a change of the list. */
const readEntries = (name: string, list: ReadonlyArray<unknown>, { of }: ListField): Read => {
  const read = Array.from(list, (entry) => readFields<Record<string, unknown>>(of, entry));
  const found = read.flatMap((entry, index) =>
    entry._tag === 'Right' ? [] : entry.left.map((error) => ({ index, error, change: error.suggestion })),
  );
  const errors = withMends(list, found).map(({ index, error: { suggestion: _, ...error }, mended }) => {
    const told = { ...error, path: [name, index, ...error.path] } as ConfigError;
    return mended === undefined ? told : { ...told, suggestion: { [name]: mended } };
  });
  const entries = read.flatMap((entry) => (entry._tag === 'Right' ? [Object.freeze(entry.right)] : []));
  return { errors, value: Object.freeze(entries) };
};

/**
 * Checks a configuration against the description of its fields and fills in
 * defaults; `undefined` counts as not given, and so does `null` where that is the
 * default. Every error is found, not the first.
 *
 * @returns a value for every field, `null` where the default is the plan's to compute
 */
export const readFields = <P extends object>(
  fields: FieldsOf<P>,
  config: unknown,
): Either<ConfigErrors, { readonly [Name in keyof P]: P[Name] | null }> => {
  if (!isPlainObject(config)) {
    const accepted = 'an object of fields';
    const message = `is ${formatValue(config)}; give ${accepted}`;
    return left([{ code: 'wrong_type', path: [], given: config, accepted, message }]);
  }
  const described: Readonly<Record<string, Field>> = fields;
  const errors: Array<ConfigError> = Object.keys(config)
    .filter((name) => !Object.hasOwn(described, name) && config[name] !== undefined)
    .map((name) => unknownField(name, config, described));
  const values: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(described)) {
    const given = Object.hasOwn(config, name) ? config[name] : undefined;
    const read = readOne(name, given, field);
    errors.push(...read.errors);
    values[name] = read.value;
  }
  const refused = refuseIfAny(errors);
  return refused._tag === 'Left' ? refused : right(values as { readonly [Name in keyof P]: P[Name] | null });
};
