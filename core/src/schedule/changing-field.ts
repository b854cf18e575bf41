import { recordOf } from '../config/damage.js';
import { type Either, isLeft, right } from '../config/either.js';
import { type ConfigError, type ConfigErrors, refuseIfAny } from '../config/errors.js';
import type { Field } from '../config/field.js';
import { readFields } from '../config/read-fields.js';
import { withEntry } from '../config/with-entry.js';
import { isSchedule } from './piece.js';
import type { Change } from './ramp.js';
import { readSchedule, type WrongInSchedule } from './read-schedule.js';

type Config = Readonly<Record<string, unknown>>;
type Fields = Readonly<Record<string, Field>>;

/** Where a field is: a strategy's own, or that of an entry of one of its lists. */
export type FieldPlace = readonly [name: string] | readonly [list: string, entry: number, name: string];

/** A field that changes with the step. */
export interface ChangingField {
  /** Its name; or list, number of the entry and name. */
  readonly path: FieldPlace;
  /** What it accepts. */
  readonly field: Field;
  /** The schedule, as it was given. */
  readonly given: unknown;
  /** Its values, each with its first step, ascending, the first from step 0. */
  readonly changes: ReadonlyArray<Change<unknown>>;
}

type Found = Pick<ChangingField, 'path' | 'field' | 'given'>;

const schedulesIn = (fields: Fields, config: Config): ReadonlyArray<Found> =>
  Object.entries(config).flatMap(([name, given]): ReadonlyArray<Found> => {
    const field = Object.hasOwn(fields, name) ? fields[name]! : undefined;
    if (field === undefined) return [];
    if (field.kind !== 'list') return isSchedule(given) ? [{ path: [name], field, given }] : [];
    const entries: ReadonlyArray<unknown> = Array.isArray(given) ? given : [];
    return entries.flatMap((entry, index) =>
      schedulesIn(field.of, recordOf(entry) ?? {}).map(
        (one): Found => ({ ...one, path: [name, index, one.path[0]] }),
      ),
    );
  });

/** A configuration with another value of one field; `undefined` leaves it out. */
export const withValue = (config: Config, [name, entry, own]: FieldPlace, value: unknown): Config => ({
  ...config,
  [name]:
    entry === undefined ? value : withEntry(config[name] as ReadonlyArray<unknown>, entry, { [own!]: value }),
});

/** A configuration in which a schedule is without all that can be mended in it. */
const withMended = (config: Config, path: FieldPlace, wrongs: ReadonlyArray<WrongInSchedule>): Config => {
  const mended = wrongs.flatMap((wrong) => (wrong.mended === undefined ? [] : [wrong.mended]));
  return mended.length === 0 ? config : withValue(config, path, mended.at(-1));
};

/** An error at its place; a suggestion of a list mends the schedules of other entries too. */
const inConfig = (config: Config, path: FieldPlace, { error, mended }: WrongInSchedule): ConfigError => ({
  ...error,
  path: [...path, ...error.path],
  ...(mended === undefined ? {} : { suggestion: { [path[0]]: withValue(config, path, mended)[path[0]] } }),
});

/** What is wrong with the fields that do not change. */
const checkOthers = (
  fields: Fields,
  config: Config,
  found: ReadonlyArray<Found>,
): ReadonlyArray<ConfigError> => {
  const others = found.reduce((left, { path }) => withValue(left, path, undefined), config);
  const read = readFields<Record<string, unknown>>(fields, others);
  if (!isLeft(read)) return [];
  // A suggestion for a list would leave its schedules out.
  const isWhole = ({ suggestion = {} }: ConfigError): boolean =>
    found.every(({ path }) => !Object.hasOwn(suggestion, path[0]));
  return read.left.map((error) => {
    const { suggestion: _, ...told } = error;
    return isWhole(error) ? error : told;
  });
};

/**
 * The fields of a configuration that change with the step, in their order.
 *
 * @param fields a strategy's
 * @returns the fields, none if nothing changes; or everything that is wrong with their schedules and, where something changes, with other fields
 */
export const changingFields = (
  fields: Readonly<Record<string, Field>>,
  config: Readonly<Record<string, unknown>>,
): Either<ConfigErrors, ReadonlyArray<ChangingField>> => {
  const found = schedulesIn(fields, config);
  const read = found.map((one) => ({ ...one, read: readSchedule(one.given, one.field) }));
  const mended = read.reduce(
    (all, { path, read }) => (isLeft(read) ? withMended(all, path, read.left) : all),
    config,
  );
  const wrong = read.flatMap(({ path, read }) =>
    isLeft(read) ? read.left.map((one) => inConfig(mended, path, one)) : [],
  );
  const others = found.length === 0 ? [] : checkOthers(fields, config, found);
  const refused = refuseIfAny([...wrong, ...others]);
  if (isLeft(refused)) return refused;
  return right(read.flatMap(({ read, ...one }) => (isLeft(read) ? [] : [{ ...one, changes: read.right }])));
};

/**
 * The value of a field in a step.
 *
 * @param step a whole number from 0 on
 */
export const valueAt = ({ changes }: Pick<ChangingField, 'changes'>, step: number): unknown => {
  let value = changes[0]!.value;
  for (const change of changes) {
    if (change.step > step) break;
    value = change.value;
  }
  return value;
};

/** The configuration of a step: one value for every field. */
export const configurationAt = (
  config: Config,
  changing: ReadonlyArray<ChangingField>,
  step: number,
): Config => changing.reduce((changed, one) => withValue(changed, one.path, valueAt(one, step)), config);
