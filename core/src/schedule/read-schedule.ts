import { checkCount } from '../config/check-count.js';
import { recordOf } from '../config/damage.js';
import { type Either, left, type NonEmptyArray, right } from '../config/either.js';
import type { ConfigError } from '../config/errors.js';
import type { Field } from '../config/field.js';
import { listOf } from '../config/list-of.js';
import { nearestName } from '../config/nearest-name.js';
import { keptValue, readField } from '../config/read-field.js';
import type { Change as FieldsChange } from '../config/refusal.js';
import { refuseValue } from '../config/refuse-value.js';
import { withMends } from '../config/with-mends.js';
import { CONSTANT_KEYS, RAMP_KEYS } from './piece.js';
import { type Change, changesOf, type Ramp, rampLimits } from './ramp.js';
import { shapeField, withWayToWrite } from './shape-field.js';

/**
 * Something that is wrong in a schedule: the error, its path counted from there;
 * and, if that can be told, the schedule without it and without all else that can be mended.
 */
export interface WrongInSchedule {
  readonly error: ConfigError;
  readonly mended?: unknown;
}

/** Something that is wrong in a ramp or a piece, and a change of it that would do. */
interface Wrong {
  readonly error: ConfigError;
  readonly change?: FieldsChange | undefined;
}

type Wrongs = ReadonlyArray<Wrong>;
type Given = Readonly<Record<string, unknown>>;

const MOST_STEPS = Number.MAX_SAFE_INTEGER;

/** Kinds of fields that have values between their values. */
const RAMPED: ReadonlyArray<Field['kind']> = ['integer', 'number', 'range'];

const count = (given: Given, name: string, least: number, most: number, fallback?: number): Wrongs =>
  checkCount([name], given[name] ?? fallback, least, most).map((error) => ({ error }));

const checkValue = (given: Given, name: string, field: Field): Wrongs =>
  readField(name, given[name], field).map(({ suggestion, ...error }) => ({ error, change: suggestion }));

const unknownKeys = (given: Given, known: ReadonlyArray<string>): Wrongs =>
  Object.keys(given)
    .filter((name) => !known.includes(name))
    .map((name) => {
      const accepted = `only ${known.join(', ')}`;
      const error = { code: 'unknown_field', path: [name], given: given[name], accepted, known } as const;
      const free = known.filter((one) => !Object.hasOwn(given, one));
      const didYouMean = nearestName(name, free);
      if (didYouMean === undefined) {
        return { error: { ...error, message: `is an unknown key; give ${accepted}` } };
      }
      return {
        error: { ...error, message: `is an unknown key; did you mean ${didYouMean}?`, didYouMean },
        change: { [name]: undefined, [didYouMean]: given[name] },
      };
    });

const checkShape = (given: Given): Wrongs =>
  checkValue({ shape: given.shape ?? shapeField.fallback }, 'shape', shapeField).map((wrong) => ({
    ...wrong,
    error: withWayToWrite(wrong.error),
  }));

const checkRamp = (given: Given, field: Field, keys: ReadonlyArray<string>): Wrongs => {
  if (!RAMPED.includes(field.kind)) {
    const accepted =
      'pieces such as [{ at: 0, value: … }, { at: 1000, value: … }]: there is nothing between its values';
    return [{ error: refuseValue([], given, accepted) }];
  }
  return [
    ...unknownKeys(given, keys),
    ...checkValue(given, 'from', field),
    ...checkValue(given, 'to', field),
    ...count(given, 'over', 1, rampLimits.steps),
    ...count(given, 'after', 0, rampLimits.steps, 0),
    ...count(given, 'levels', 1, rampLimits.levels, 1),
    ...checkShape(given),
  ];
};

/** What is wrong with a ramp that is all of a schedule. */
const checkOneRamp = (given: Given, field: Field): ReadonlyArray<WrongInSchedule> => {
  const found = checkRamp(given, field, RAMP_KEYS).map((wrong) => ({ ...wrong, index: 0 }));
  return withMends([given], found).map(({ error, mended }) => ({ error, mended: mended?.[0] }));
};

/** What is wrong with where a piece starts. */
const checkStart = (piece: Given, before: unknown): Wrongs => {
  if (before === undefined) return count(piece, 'at', 0, 0);
  const least = Number.isSafeInteger(before) ? (before as number) + 1 : 1;
  return count(piece, 'at', least, rampLimits.steps);
};

const checkPiece = (piece: Given, before: unknown, field: Field): Wrongs => [
  ...checkStart(piece, before),
  ...(Object.hasOwn(piece, 'value')
    ? [...unknownKeys(piece, CONSTANT_KEYS), ...checkValue(piece, 'value', field)]
    : checkRamp(piece, field, ['at', ...RAMP_KEYS])),
];

const checkPieces = (pieces: ReadonlyArray<Given>, field: Field): ReadonlyArray<WrongInSchedule> => {
  const found = pieces.flatMap((piece, index) => {
    const before = index === 0 ? undefined : (pieces[index - 1]!.at ?? null);
    return checkPiece(piece, before, field).map((wrong) => ({ ...wrong, index }));
  });
  return withMends(pieces, found).map(({ error, index, mended }) => ({
    error: { ...error, path: [index, ...error.path] },
    mended,
  }));
};

/** The changes of a ramp, with its ends as a plan keeps them. */
const changesOfRamp = (ramp: Given, field: Field): ReadonlyArray<Change<unknown>> => {
  const [from, to] = [keptValue(field, ramp.from), keptValue(field, ramp.to)];
  return changesOf({ ...ramp, from, to } as Ramp, field.kind === 'integer');
};

const changesOfPieces = (pieces: ReadonlyArray<Given>, field: Field): ReadonlyArray<Change<unknown>> =>
  pieces.flatMap((piece, index) => {
    const at = piece.at as number;
    const end = (pieces[index + 1]?.at as number | undefined) ?? MOST_STEPS;
    const own = Object.hasOwn(piece, 'value')
      ? [{ step: 0, value: keptValue(field, piece.value) }]
      : changesOfRamp(piece, field);
    return own.map(({ step, value }) => ({ step: at + step, value })).filter(({ step }) => step < end);
  });

/** The values of a schedule, each with its first step, the first from step 0 on; or everything that is wrong with it. */
export const readSchedule = (
  given: unknown,
  field: Field,
): Either<NonEmptyArray<WrongInSchedule>, ReadonlyArray<Change<unknown>>> => {
  const pieces = listOf(given) as ReadonlyArray<Given> | undefined;
  const ramp = recordOf(given)!;
  const [first, ...rest] = pieces === undefined ? checkOneRamp(ramp, field) : checkPieces(pieces, field);
  if (first !== undefined) return left([first, ...rest]);
  return right(pieces === undefined ? changesOfRamp(ramp, field) : changesOfPieces(pieces, field));
};
