import { type Either, left, right } from './either.js';
import { type ConfigError, type ConfigErrors, formatValue, refuseIfAny } from './errors.js';
import type { Field, FieldsOf } from './field.js';
import { keptValue, readField } from './read-field.js';
import { unknownField } from './unknown-field.js';

const isPlainObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Checks a configuration against the description of its fields and fills in
 * defaults; `undefined` counts as not given. Every error is found, not the first.
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
    if (given !== undefined) errors.push(...readField(name, given, field));
    values[name] = given === undefined ? keptValue(field, field.fallback) : keptValue(field, given);
  }
  const refused = refuseIfAny(errors);
  return refused._tag === 'Left' ? refused : right(values as { readonly [Name in keyof P]: P[Name] | null });
};
