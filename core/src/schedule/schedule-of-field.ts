import { checkCount } from '../config/check-count.js';
import { recordOf } from '../config/damage.js';
import { type Either, left, right } from '../config/either.js';
import type { ConfigError } from '../config/errors.js';
import type { Field } from '../config/field.js';
import { listOf } from '../config/list-of.js';
import { readField } from '../config/read-field.js';
import { refuseValue } from '../config/refuse-value.js';
import { type Change, changesOf, MOST_LEVELS, type Ramp, rampShapes } from './ramp.js';

type Errors = ReadonlyArray<ConfigError>;
type Path = readonly [name: string, ...ReadonlyArray<string | number>];

/** One value from step `at` on. */
export interface ConstantPiece<V> {
  /** The first step. */
  readonly at: number;
  /** The value of all its steps. */
  readonly value: V;
}

/** A ramp that counts its steps from step `at` on. */
export interface RampPiece<V> extends Ramp<V> {
  /** The first step. */
  readonly at: number;
}

/** What holds from a step on, until the next piece. */
export type Piece<V> = ConstantPiece<V> | RampPiece<V>;

/** A value of every step: one ramp, or pieces one after another, the first from step 0. */
export type Schedule<V> = Ramp<V> | ReadonlyArray<Piece<V>>;

const RAMP_KEYS = ['from', 'to', 'over', 'after', 'shape', 'levels'];
const MOST_STEPS = Number.MAX_SAFE_INTEGER;

/** Whether what a configuration has for a field is a schedule: a ramp, or a list of pieces. */
export const isSchedule = (given: unknown): boolean => {
  const list = listOf(given);
  if (list === undefined) return recordOf(given) !== undefined;
  return (
    list.length > 0 && list.every((piece) => recordOf(piece) !== undefined && listOf(piece) === undefined)
  );
};

/** What is wrong with a value of a schedule, told at its own path. */
const checkValue = (path: Path, given: unknown, field: Field): Errors =>
  readField(path[0], given, field).map(({ suggestion: _, ...error }) => ({
    ...error,
    path: [...path, ...error.path.slice(1)],
  }));

const unknownKeys = (path: Path, given: object, known: ReadonlyArray<string>): Errors =>
  Object.keys(given)
    .filter((name) => !known.includes(name))
    .map((name) =>
      refuseValue(
        [...path, name],
        (given as Readonly<Record<string, unknown>>)[name],
        `only ${known.join(', ')}`,
      ),
    );

const readRamp = (
  path: Path,
  given: Readonly<Record<string, unknown>>,
  field: Field,
  keys: ReadonlyArray<string>,
): Errors => {
  if (!['integer', 'number', 'range'].includes(field.kind)) {
    const accepted =
      'pieces such as [{ at: 0, value: … }, { at: 1000, value: … }]: there is nothing between its values';
    return [refuseValue(path, given, accepted)];
  }
  const { from, to, over, after = 0, shape = 'linear', levels = 1 } = given;
  return [
    ...unknownKeys(path, given, keys),
    ...checkValue([...path, 'from'], from, field),
    ...checkValue([...path, 'to'], to, field),
    ...checkCount([...path, 'over'], over, 1, MOST_STEPS / MOST_LEVELS),
    ...checkCount([...path, 'after'], after, 0, MOST_STEPS / MOST_LEVELS),
    ...checkCount([...path, 'levels'], levels, 1, MOST_LEVELS),
    ...(rampShapes.includes(shape as string)
      ? []
      : [refuseValue([...path, 'shape'], shape, rampShapes.map((one) => `'${one}'`).join(' or '))]),
  ];
};

/** What is wrong with where a piece starts. */
const checkStart = (path: Path, at: unknown, before: unknown): Errors => {
  if (before === undefined) return checkCount([...path, 'at'], at, 0, 0);
  const least = Number.isSafeInteger(before) ? (before as number) + 1 : 1;
  return checkCount([...path, 'at'], at, least, MOST_STEPS / MOST_LEVELS);
};

const readPieces = (path: Path, pieces: ReadonlyArray<unknown>, field: Field): Errors =>
  pieces.flatMap((given, index) => {
    const piece = recordOf(given)!;
    const here: Path = [...path, index];
    const start = checkStart(here, piece.at, recordOf(pieces[index - 1])?.at);
    if (!Object.hasOwn(piece, 'value'))
      return [...start, ...readRamp(here, piece, field, ['at', ...RAMP_KEYS])];
    return [
      ...start,
      ...unknownKeys(here, piece, ['at', 'value']),
      ...checkValue([...here, 'value'], piece.value, field),
    ];
  });

const changesOfPieces = (
  pieces: ReadonlyArray<Piece<never>>,
  isWhole: boolean,
): ReadonlyArray<Change<unknown>> =>
  pieces.flatMap((piece, index) => {
    const { at } = piece;
    const end = pieces[index + 1]?.at ?? MOST_STEPS;
    const own = 'value' in piece ? [{ step: 0, value: piece.value }] : changesOf(piece, isWhole);
    return own.map(({ step, value }) => ({ step: at + step, value })).filter(({ step }) => step < end);
  });

/**
 * The values of a scheduled field, each with its first step, the first from step
 * 0 on; or everything that is wrong with the schedule.
 */
export const scheduleOfField = (
  name: string,
  given: unknown,
  field: Field,
): Either<Errors, ReadonlyArray<Change<unknown>>> => {
  const pieces = listOf(given);
  const errors =
    pieces === undefined
      ? readRamp([name], recordOf(given)!, field, RAMP_KEYS)
      : readPieces([name], pieces, field);
  if (errors.length > 0) return left(errors);
  const isWhole = field.kind === 'integer';
  return right(
    pieces === undefined
      ? changesOf(given as Ramp, isWhole)
      : changesOfPieces(pieces as ReadonlyArray<Piece<never>>, isWhole),
  );
};
