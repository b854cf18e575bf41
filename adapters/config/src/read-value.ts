import { type Field, formatValue } from '@jepa-masks/core/config';
import type { ConfigFileError } from './config-file-error.js';
import type { ConfigNotice } from './notice.js';
import { readTuple } from './read-tuple.js';

/** A value as core takes it, from one as files write it. */
export interface ReadValue {
  /** Undefined if it can't be told. */
  readonly value: unknown;
  readonly errors: ReadonlyArray<ConfigFileError>;
  readonly notices: ReadonlyArray<ConfigNotice>;
}

const INTERPOLATION = /\$\{[^}]*\}?/;

/** The text of an interpolation in a value, or in one of its elements. */
const interpolationIn = (given: unknown): string | undefined =>
  (Array.isArray(given) ? given : [given]).find(
    (part): part is string => typeof part === 'string' && INTERPOLATION.test(part),
  );

const unresolved = (
  path: ReadonlyArray<string | number>,
  given: unknown,
  lookUp: (name: string) => unknown,
): ConfigFileError => {
  const text = interpolationIn(given)!;
  const accepted = 'the value itself';
  const whole = /^\$\{([\w.]+)\}$/.exec(text);
  const meant = whole === null || Array.isArray(given) ? undefined : lookUp(whole[1]!);
  const isValue = meant !== undefined && meant !== null && interpolationIn(meant) === undefined;
  const such = isValue ? `, such as ${formatValue(meant)} from ${whole![1]}` : '';
  const message = `is ${formatValue(text)}, an interpolation, which is not resolved here; give ${accepted}${such}`;
  const error: ConfigFileError = { code: 'unresolved', path, given, accepted, message };
  return isValue ? { ...error, suggestion: [{ path: path.map(String), value: meant }] } : error;
};

/**
 * Reads a field's value: tuples that were written as text are lists, and the
 * side of a square given twice is one number.
 *
 * @param lookUp the value of a dotted path of the file that the field would accept, undefined if there is none
 */
export const readValue = (
  path: ReadonlyArray<string | number>,
  given: unknown,
  field: Field,
  lookUp: (name: string) => unknown,
): ReadValue => {
  if (interpolationIn(given) !== undefined) {
    return { value: undefined, errors: [unresolved(path, given, lookUp)], notices: [] };
  }
  const converted = (value: unknown): ReadValue => ({
    value,
    errors: [],
    notices: [
      { code: 'converted', path, message: `is ${formatValue(given)}: taken as ${formatValue(value)}` },
    ],
  });
  const isPair = field.kind === 'range' || field.kind === 'size';
  const pair = isPair && typeof given === 'string' ? readTuple(given) : undefined;
  if (pair?.length === 2) return converted(pair);
  if (field.kind === 'integer' && field.isSide === true && Array.isArray(given) && given.length === 2) {
    if (typeof given[0] === 'number' && given[0] === given[1]) return converted(given[0]);
  }
  return { value: given, errors: [], notices: [] };
};
