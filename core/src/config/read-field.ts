import { type ConfigError, formatValue } from './errors.js';
import {
  type ChoiceField,
  describeField,
  type Field,
  type IntegerField,
  type ListField,
  NAME,
  type NumberField,
  type RangeField,
  type SizeField,
} from './field.js';
import { nearestName } from './nearest-name.js';

type Path = readonly [name: string, axis?: number];

/** A value of the wrong type, and the value that was most likely meant by it. */
const wrongType = (
  [name, ...rest]: Path,
  given: unknown,
  accepted: string,
  meant: unknown,
): ReadonlyArray<ConfigError> => {
  const error = {
    code: 'wrong_type',
    path: [name, ...rest] as ReadonlyArray<string | number>,
    given,
    accepted,
  } as const;
  const message = `is ${formatValue(given)}; give ${accepted}`;
  if (meant === undefined) return [{ ...error, message }];
  return [{ ...error, message: `${message}, such as ${formatValue(meant)}`, suggestion: { [name]: meant } }];
};

/**
 * A value outside its range, the nearest one inside, and what the field would then be.
 *
 * @param hint what may explain the value
 */
const outOfRange = (
  [name, ...rest]: Path,
  given: unknown,
  accepted: string,
  nearest: unknown,
  suggested: unknown,
  hint = '',
): ReadonlyArray<ConfigError> => [
  {
    code: 'out_of_range',
    path: [name, ...rest] as ReadonlyArray<string | number>,
    given,
    accepted,
    message: `is ${formatValue(given)}; give ${accepted}, such as ${formatValue(nearest)}${hint}`,
    suggestion: { [name]: suggested },
  },
];

const isNumber = (value: unknown): value is number => typeof value === 'number' && !Number.isNaN(value);

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

const isWhole = (
  value: unknown,
  { min, max }: { readonly min: number; readonly max: number },
): value is number => Number.isInteger(value) && (value as number) >= min && (value as number) <= max;

/** The accepted whole number that is nearest to a value, or that was most likely meant by it. */
const meantWhole = (
  given: unknown,
  field: { readonly min: number; readonly max: number },
): number | undefined => {
  if (isNumber(given)) return clamp(Math.round(clamp(given, field.min, field.max)), field.min, field.max);
  const meant = typeof given === 'string' && given.trim() !== '' ? Number(given) : undefined;
  return isWhole(meant, field) ? meant : undefined;
};

/** A whole number at a path; `suggest` puts the nearest accepted one into the field's value. */
const readWhole = (
  path: Path,
  given: unknown,
  field: { readonly min: number; readonly max: number },
  accepted: string,
  suggest: (value: number) => unknown,
): ReadonlyArray<ConfigError> => {
  if (isWhole(given, field)) return [];
  const meant = meantWhole(given, field);
  const suggested = meant === undefined ? undefined : suggest(meant);
  return isNumber(given)
    ? outOfRange(path, given, accepted, meant, suggested)
    : wrongType(path, given, accepted, suggested);
};

/** A number; what looks like percent where a share is wanted is taken for it in the suggestion. */
const readNumber = (
  name: string,
  given: unknown,
  { min, max }: NumberField,
  accepted: string,
): ReadonlyArray<ConfigError> => {
  const isWithin = (value: unknown): boolean => isNumber(value) && value >= min && value <= max;
  if (isWithin(given)) return [];
  if (!isNumber(given)) {
    const meant = typeof given === 'string' && given.trim() !== '' ? Number(given) : undefined;
    return wrongType([name], given, accepted, isWithin(meant) ? meant : undefined);
  }
  const isPercent = arePercent([given], max);
  const nearest = isPercent ? given / 100 : clamp(given, min, max);
  const percent = isPercent ? ': a share, not percent' : '';
  return outOfRange([name], given, accepted, nearest, nearest, percent);
};

/** The side that [n, n] is for. */
const sideOf = (field: IntegerField, given: unknown): unknown =>
  field.isSide === true && Array.isArray(given) && given.length === 2 && given[0] === given[1]
    ? given[0]
    : given;

/** The refusal of two sides that differ: patches are square. */
const unevenSides = (name: string, given: unknown, accepted: string): ReadonlyArray<ConfigError> => {
  const message =
    `is ${formatValue(given)}, but patches are square; give ${accepted}. ` +
    'For other patches count in patches: inputSize [rows, columns] and patchSize 1';
  return [{ code: 'wrong_type', path: [name], given, accepted, message }];
};

const isPair = (given: unknown): boolean =>
  Array.isArray(given) && given.length === 2 && given.every(isNumber) && given[0] !== given[1];

const isRange = (given: unknown, max: number): boolean => {
  if (!Array.isArray(given) || given.length !== 2 || !isNumber(given[0]) || !isNumber(given[1])) return false;
  return given[0] > 0 && given[0] <= given[1] && given[1] <= max;
};

/** Whether numbers are percent where shares are wanted. */
const arePercent = (numbers: ReadonlyArray<number>, max: number): boolean =>
  max === 1 && numbers.every((value) => value >= 1 && value <= 100) && numbers.some((value) => value >= 5);

/** The range that one or two numbers were most likely meant for, if they tell. */
const rangeOf = (numbers: ReadonlyArray<number>, max: number): ReadonlyArray<number> | undefined => {
  if (numbers.length < 1 || numbers.length > 2) return undefined;
  const shares = arePercent(numbers, max) ? numbers.map((value) => value / 100) : numbers;
  const [low, high] = [...shares].sort((a, b) => a - b) as [number, number?];
  const range = [low, high ?? low];
  return isRange(range, max) ? range : undefined;
};

const readRange = (
  name: string,
  given: unknown,
  { max }: RangeField,
  accepted: string,
): ReadonlyArray<ConfigError> => {
  if (isRange(given, max)) return [];
  const listed: ReadonlyArray<unknown> = Array.isArray(given) ? given : [given];
  const numbers = listed.every(isNumber) ? (listed as ReadonlyArray<number>) : [];
  const meant = rangeOf(numbers, max);
  if (!Array.isArray(given) || given.length !== 2 || numbers.length !== 2)
    return wrongType([name], given, accepted, meant);
  const ends = [...numbers].sort((a, b) => a - b).map((end) => (end > 0 ? Math.min(end, max) : null));
  const nearest = meant ?? [ends[0] ?? ends[1] ?? max, ends[1] ?? max];
  const percent = arePercent(numbers, max) ? ': shares, not percent' : '';
  return outOfRange([name], given, accepted, nearest, nearest, percent);
};

const readChoice = (
  name: string,
  given: unknown,
  { choices }: ChoiceField,
  accepted: string,
): ReadonlyArray<ConfigError> => {
  if (typeof given !== 'string') return wrongType([name], given, accepted, undefined);
  if (choices.includes(given)) return [];
  const nearest = nearestName(given, choices);
  const error = { code: 'out_of_range', path: [name], given, accepted } as const;
  if (nearest === undefined) return [{ ...error, message: `is ${formatValue(given)}; give ${accepted}` }];
  const message = `is ${formatValue(given)}; did you mean '${nearest}'? (${accepted})`;
  return [{ ...error, message, suggestion: { [name]: nearest } }];
};

/** The boolean that a text or a number was most likely meant for, if it tells. */
const booleanOf = (given: unknown): boolean | undefined => {
  const text = String(given).trim().toLowerCase();
  if (['true', 'yes', 'on', '1'].includes(text)) return true;
  return ['false', 'no', 'off', '0'].includes(text) ? false : undefined;
};

const readBoolean = (name: string, given: unknown, accepted: string): ReadonlyArray<ConfigError> =>
  typeof given === 'boolean' ? [] : wrongType([name], given, accepted, booleanOf(given));

const readName = (name: string, given: unknown, accepted: string): ReadonlyArray<ConfigError> =>
  typeof given === 'string' && NAME.test(given) ? [] : wrongType([name], given, accepted, undefined);

const readSize = (
  name: string,
  given: unknown,
  field: SizeField,
  accepted: string,
): ReadonlyArray<ConfigError> => {
  if (Array.isArray(given) && given.length === 2) {
    return given.flatMap((side: unknown, axis) =>
      readWhole([name, axis], side, field, accepted, (value) =>
        // The other side is mended too, if it can be.
        given.map((other: unknown, index) => (index === axis ? value : (meantWhole(other, field) ?? other))),
      ),
    );
  }
  if (!Array.isArray(given)) return readWhole([name], given, field, accepted, (value) => value);
  const meant = given.length === 1 && isWhole(given[0], field) ? given[0] : undefined;
  return wrongType([name], given, accepted, meant);
};

/** Whether there is a list of so many; `readFields` looks into its entries. One record is taken for a list of it. */
const readLength = (
  name: string,
  given: unknown,
  { min, max }: ListField,
  accepted: string,
): ReadonlyArray<ConfigError> => {
  const list = Array.isArray(given) ? given : [];
  if (list.length >= min && list.length <= max) return [];
  const isRecord = typeof given === 'object' && given !== null && list !== given;
  return wrongType(
    [name],
    given,
    accepted,
    isRecord ? [given] : list.length > max ? list.slice(0, max) : undefined,
  );
};

/** Everything that is wrong with a field's value; nothing if the field accepts it. Entries of lists are not looked into. */
export const readField = (name: string, given: unknown, field: Field): ReadonlyArray<ConfigError> => {
  const accepted = describeField(field);
  switch (field.kind) {
    case 'integer':
      return field.isSide === true && isPair(given)
        ? unevenSides(name, given, accepted)
        : readWhole([name], sideOf(field, given), field, accepted, (value) => value);
    case 'number':
      return readNumber(name, given, field, accepted);
    case 'range':
      return readRange(name, given, field, accepted);
    case 'choice':
      return readChoice(name, given, field, accepted);
    case 'boolean':
      return readBoolean(name, given, accepted);
    case 'size':
      return readSize(name, given, field, accepted);
    case 'name':
      return readName(name, given, accepted);
    case 'list':
      return readLength(name, given, field, accepted);
  }
};

/** An accepted value as a plan keeps it: no longer the caller's to change, and one number for the side of a square. */
export const keptValue = (field: Field, value: unknown): unknown => {
  const kept = field.kind === 'integer' ? sideOf(field, value) : value;
  return Array.isArray(kept) ? Object.freeze([...kept]) : kept;
};
