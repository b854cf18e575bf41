import { formatValue } from '../config/errors.js';
import type { Bounds } from './bounds.js';
import type { ReferenceProblem } from './errors.js';
import type { Range } from './streams/uniform.js';

/**
 * The keyword arguments of one call, read one by one. Every reader returns a
 * usable value and notes what is wrong in `problems`, so that one call reports
 * all of it; the values count only where `problems` stays empty.
 */
export interface Settings {
  readonly generator: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly problems: ReferenceProblem[];
}

/** A keyword's value as it is written in an error. */
interface Finding {
  readonly path: ReadonlyArray<string | number>;
  readonly given: unknown;
  readonly accepted: string;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Opens a configuration: the published keywords over their defaults. A keyword
 * that is missing (or undefined) takes its default; null is Python's None and
 * stays null.
 *
 * @param config - what the caller gave, of any type
 * @param defaults - every keyword that the generator has
 */
export const openSettings = (
  generator: string,
  config: unknown,
  defaults: Readonly<Record<string, unknown>>,
): Settings => {
  const problems: ReferenceProblem[] = [];
  if (!isRecord(config)) {
    const accepted = 'an object of keyword arguments';
    const message = `is ${formatValue(config)}, must be ${accepted}`;
    problems.push({ code: 'wrong_type', generator, path: [], given: config, accepted, message });
    return { generator, values: defaults, problems };
  }
  const known = Object.keys(defaults);
  const values: Record<string, unknown> = { ...defaults };
  for (const [key, given] of Object.entries(config)) {
    if (!known.includes(key)) {
      const accepted = `one of ${known.join(', ')}`;
      const message = `is no keyword of ${generator}; it has ${known.join(', ')}`;
      problems.push({ code: 'unknown_field', generator, path: [key], given, accepted, message, known });
    } else if (given !== undefined) values[key] = given;
  }
  return { generator, values, problems };
};

/** Notes a value that is not what the keyword takes. */
export const note = (
  { generator, problems }: Settings,
  code: 'wrong_type' | 'out_of_range' | 'not_a_multiple' | 'too_large',
  { path, given, accepted }: Finding,
): void => {
  const message = `is ${formatValue(given)}, must be ${accepted}`;
  problems.push({ code, generator, path, given, accepted, message });
};

/** Whether something is already noted about one of these keywords, so that what follows from them is moot. */
export const isBlamed = ({ problems }: Settings, keys: ReadonlyArray<string>): boolean =>
  problems.some(({ path }) => keys.some((key) => path[0] === key));

/** The number at a path, checked; `bounds.least` where it is not a usable one. */
const numberAt = (
  settings: Settings,
  path: ReadonlyArray<string | number>,
  given: unknown,
  bounds: Bounds,
  whole: boolean,
): number => {
  const accepted = `${whole ? 'an integer' : 'a number'} from ${bounds.least} to ${bounds.most}`;
  const finding = { path, given, accepted };
  if (typeof given !== 'number' || Number.isNaN(given)) note(settings, 'wrong_type', finding);
  else if (given < bounds.least || given > bounds.most) note(settings, 'out_of_range', finding);
  else if (whole && !Number.isInteger(given)) note(settings, 'wrong_type', finding);
  else return given;
  return bounds.least;
};

/** An integer within bounds. */
export const integer = (settings: Settings, key: string, bounds: Bounds): number =>
  numberAt(settings, [key], settings.values[key], bounds, true);

/** A number within bounds. */
export const real = (settings: Settings, key: string, bounds: Bounds): number =>
  numberAt(settings, [key], settings.values[key], bounds, false);

/** What a reader gives, or null where the keyword is null (Python's None). */
export const nullable = <A>(
  read: (settings: Settings, key: string, bounds: Bounds) => A,
  settings: Settings,
  key: string,
  bounds: Bounds,
): A | null => (settings.values[key] === null ? null : read(settings, key, bounds));

/** A list of two values, and nothing else. */
const isPair = (given: unknown): given is readonly [unknown, unknown] =>
  Array.isArray(given) && given.length === 2;

/** A range `[low, high]` within bounds, low first. */
export const range = (settings: Settings, key: string, bounds: Bounds): Range => {
  const given = settings.values[key];
  const accepted = `[low, high] with ${bounds.least} ≤ low ≤ high ≤ ${bounds.most}`;
  if (!isPair(given)) {
    note(settings, 'wrong_type', { path: [key], given, accepted });
    return [bounds.least, bounds.least];
  }
  const before = settings.problems.length;
  const low = numberAt(settings, [key, 0], given[0], bounds, false);
  const high = numberAt(settings, [key, 1], given[1], bounds, false);
  if (low > high && settings.problems.length === before) {
    note(settings, 'out_of_range', { path: [key], given, accepted });
  }
  return [low, high];
};

/** A size: one integer for both sides, or `[height, width]`. */
export const sides = (settings: Settings, key: string, bounds: Bounds): readonly [number, number] => {
  const given = settings.values[key];
  if (typeof given === 'number') {
    const side = integer(settings, key, bounds);
    return [side, side];
  }
  if (isPair(given)) {
    return [
      numberAt(settings, [key, 0], given[0], bounds, true),
      numberAt(settings, [key, 1], given[1], bounds, true),
    ];
  }
  note(settings, 'wrong_type', {
    path: [key],
    given,
    accepted: `an integer or [height, width], each from ${bounds.least} to ${bounds.most}`,
  });
  return [bounds.least, bounds.least];
};

/** True or false. */
export const flag = (settings: Settings, key: string): boolean => {
  const given = settings.values[key];
  if (typeof given === 'boolean') return given;
  note(settings, 'wrong_type', { path: [key], given, accepted: 'true or false' });
  return false;
};

/** One of some words. */
export const choice = <Word extends string>(
  settings: Settings,
  key: string,
  words: ReadonlyArray<Word>,
): Word => {
  const given = settings.values[key];
  const found = words.find((word) => word === given);
  if (found !== undefined) return found;
  const accepted = words.map((word) => JSON.stringify(word)).join(' or ');
  note(settings, typeof given === 'string' ? 'out_of_range' : 'wrong_type', { path: [key], given, accepted });
  return words[0]!;
};
