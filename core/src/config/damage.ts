import { type Damaged, formatValue } from './errors.js';

type Path = ReadonlyArray<string | number>;

/** Says what should stand at a place of a plan or geometry. */
export const damaged = (path: Path, given: unknown, accepted: string): Damaged => ({
  code: 'damaged',
  path,
  given,
  accepted,
  message: `is ${formatValue(given)}; it should be ${accepted}`,
});

/** Nothing if the value is a whole number from `least` to `most`. */
export const unlessWhole = (
  path: Path,
  given: unknown,
  least: number,
  most: number,
): ReadonlyArray<Damaged> =>
  Number.isInteger(given) && (given as number) >= least && (given as number) <= most
    ? []
    : [damaged(path, given, least === most ? `${least}` : `a whole number from ${least} to ${most}`)];

/** Nothing if the value is one of a few. */
export const unlessOneOf = (
  path: Path,
  given: unknown,
  choices: ReadonlyArray<unknown>,
): ReadonlyArray<Damaged> =>
  choices.includes(given) ? [] : [damaged(path, given, choices.map(formatValue).join(' or '))];

/** A value as a record of whatever it holds; undefined if it holds nothing by name. */
export const recordOf = (value: unknown): Readonly<Record<string, unknown>> | undefined =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : undefined;
