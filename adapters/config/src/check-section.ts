import { formatValue, type Plan, type Range, readFields, type Strategy, strategies } from '@jepa-masks/core';
import { type ChosenStrategy, chooseStrategy } from './choose-strategy.js';
import type { ConfigFileError } from './config-file-error.js';
import { type Dialect, dialectOf } from './dialect.js';
import { type OutsideFields, readElsewhere } from './elsewhere.js';
import { type NamedField, namedFields, STRATEGY_KEY, TYPE_KEY } from './field-names.js';
import type { Section } from './find-section.js';
import { CROP_STRATEGIES, IGNORED_KEYS } from './ignored-keys.js';
import { type FileValues, fileNamesOf, inFileNames } from './in-file-names.js';
import type { ConfigNotice } from './notice.js';
import type { ParsedText } from './parsed-text.js';
import { isAccepted, readFieldsOfSection, type SectionFields } from './read-fields-of-section.js';
import type { ReadOptions } from './read-options.js';
import { smallValueAt } from './small-value.js';
import { knownKeys, strangeKeys, unknownKeys } from './unknown-keys.js';

/** A masking section that means something: its strategy, its fields, and what should be known of how it was read. */
export interface ReadConfig {
  /** The strategy that `type` names, or the one that was inferred or supplied. */
  readonly strategy: Strategy;
  /** The fields given, under their own (camelCase) names; what is absent takes its default. */
  readonly config: Readonly<Record<string, unknown>>;
  /** What was taken for what, and what differs from published code; empty for a file in this library's own names. */
  readonly notices: ReadonlyArray<ConfigNotice>;
}

/** A {@link ReadConfig} with its plan. */
export interface PlannedConfig extends ReadConfig {
  /** What the strategy made of the fields. */
  readonly plan: Plan;
}

/** What a section came to: as much as could be told of it, and everything that is wrong with it. */
export interface CheckedSection {
  readonly read: ReadConfig | undefined;
  readonly plan: Plan | undefined;
  readonly errors: ReadonlyArray<ConfigFileError>;
}

/** What H-JEPA's trainer makes of a section that names no strategy. */
const trainerNotices = (
  parsed: ParsedText,
  { path }: Section,
  chosen: ChosenStrategy,
): ReadonlyArray<ConfigNotice> => {
  const levels = smallValueAt(parsed, ['model', 'num_hierarchies']);
  const isInferred = chosen.notices.some(({ code }) => code === 'inferred');
  if (!isInferred || chosen.strategy.name === 'hierarchical' || typeof levels !== 'number') return [];
  const message =
    'is read as hierarchical by H-JEPA’s trainer, with base_scale = mask_scale and the model’s num_hierarchies; ' +
    `for that give ${TYPE_KEY}: hierarchical`;
  return [{ code: 'differs', path, message }];
};

/** Keys that change nothing, among them those of other strategies if the file did not name its own. */
const ignoredKeys = (
  { path, values }: Section,
  { strategy, isNamed }: ChosenStrategy,
  known: ReadonlyArray<Strategy>,
  { keys }: Dialect,
): { readonly notices: ReadonlyArray<ConfigNotice>; readonly left: ReadonlyArray<string> } => {
  const elsewhere = knownKeys(known);
  const left = isNamed
    ? []
    : strangeKeys(values, strategy, Object.keys(keys)).filter((key) => elsewhere.has(key));
  const notices = Object.keys(values).flatMap((key): ReadonlyArray<ConfigNotice> => {
    if (values[key] === null) return [];
    const at = { code: 'ignored', path: [...path, key] } as const;
    const why = IGNORED_KEYS.get(key);
    if (why !== undefined) return [{ ...at, message: why }];
    if (left.includes(key)) return [{ ...at, message: `changes nothing: ${strategy.name} has no such key` }];
    if (key !== STRATEGY_KEY || !CROP_STRATEGIES.includes(String(values[key]))) return [];
    const message = `is ${formatValue(values[key])}, which says how H-JEPA treats its crops, and changes nothing here`;
    return [{ ...at, message }];
  });
  return { notices, left };
};

/** Whether a field accepts a value in the unit of the file. */
const isAcceptedIn = ({ converted }: Dialect, named: NamedField, value: unknown): boolean => {
  const conversion = Object.hasOwn(converted, named.name) ? converted[named.name] : undefined;
  return isAccepted(named, value) && (!conversion || isAccepted(named, conversion.turn(value as Range)));
};

/** Values for suggestions, in the file's unit and in keeping with what the file says elsewhere. */
const fileValues = (
  strategy: Strategy,
  { converted }: Dialect,
  own: SectionFields,
  outside: OutsideFields,
): FileValues => ({
  inFile: (name, value) => {
    const conversion = Object.hasOwn(converted, name) ? converted[name] : undefined;
    const named = namedFields(strategy).find((field) => field.name === name);
    if (conversion === undefined || named === undefined) return value;
    const turned = conversion.turn(value as Range);
    // A value that was refused before it was turned is in the file's unit already.
    const theirs = own.paths[name] === undefined || own.turned.includes(name) ? turned : value;
    return isAccepted(named, turned) ? theirs : undefined;
  },
  settled: (name) => outside.settled[name],
  echoes: (name) => outside.echoes[name] ?? [],
});

/** An error whose suggestion agrees with what the file says elsewhere. */
const settledBy = (
  error: ConfigFileError,
  { paths }: SectionFields,
  outside: OutsideFields,
): ConfigFileError => {
  const field = Object.keys(outside.settled).find((name) => paths[name]?.join() === error.path.join());
  if (field === undefined || error.suggestion === undefined) return error;
  const value = outside.settled[field];
  return { ...error, suggestion: error.suggestion.map(({ path }) => ({ path, value })) };
};

/** A section without what stands for nothing. */
const withoutTypeNull = (section: Section): Section => {
  const isNothing = (key: string): boolean =>
    (key === TYPE_KEY || key === STRATEGY_KEY) && section.values[key] === null;
  const entries = Object.entries(section.values).filter(([key]) => !isNothing(key));
  return { ...section, values: Object.fromEntries(entries) };
};

/**
 * Checks a section: its keys and the form of its values here, the rest by core.
 * Fields are bounds-checked even where others are malformed; whether they go
 * together is asked only if all are well.
 *
 * @param upTo 'bounds' to leave out whether the fields go together, 'plan' to ask
 */
export const checkSection = (
  parsed: ParsedText,
  given: Section,
  { known = strategies, strategy: supplied, overrides = {} }: ReadOptions,
  upTo: 'bounds' | 'plan',
): CheckedSection => {
  const section = withoutTypeNull(given);
  const { path, values } = section;
  const dialect = dialectOf(section);
  const others = Object.keys(dialect.keys);
  const keyErrors = others
    .filter((key) => Object.hasOwn(values, key) && values[key] !== null)
    .flatMap((key) => dialect.keys[key]!([...path, key], values[key]));
  const { errors: typeErrors, chosen } = chooseStrategy(section, known, supplied);
  const early = [...section.errors, ...keyErrors, ...typeErrors];
  if (chosen === undefined) return { read: undefined, plan: undefined, errors: early };
  const { strategy } = chosen;
  const isOverridden = (name: string): boolean => Object.hasOwn(overrides, name);
  const own = readFieldsOfSection(parsed, strategy, section, dialect, isOverridden);
  const outside = readElsewhere(parsed, section, strategy, own, isOverridden);
  const paths = { ...own.paths, ...outside.paths };
  const names = fileNamesOf(strategy, path, paths, overrides);
  const ignored = ignoredKeys(section, chosen, known, dialect);
  const errors: Array<ConfigFileError> = [
    ...early,
    ...unknownKeys(section, {
      strategy,
      known,
      others: [...others, ...ignored.left],
      names,
      fits: (named, value) =>
        paths[named.name] === undefined && !isOverridden(named.name) && isAcceptedIn(dialect, named, value),
    }),
    ...own.errors.map((error) => settledBy(error, own, outside)),
    ...outside.errors,
  ];
  const overriding = Object.entries(overrides)
    .filter(([name]) => Object.hasOwn(strategy.fields, name))
    .map(([name, { value }]) => [name, value]);
  const config = { ...own.config, ...outside.config, ...Object.fromEntries(overriding) };
  const planned = errors.length === 0 && upTo === 'plan' ? strategy.plan(config) : undefined;
  const checked = planned ?? readFields(strategy.fields, config);
  if (checked._tag === 'Left') {
    const toFile = inFileNames(names, fileValues(strategy, dialect, own, outside));
    errors.push(...checked.left.map(toFile));
  }
  const notices = [
    ...section.notices,
    ...(dialect.isPublished ? [] : chosen.notices),
    ...(dialect.isPublished ? [] : trainerNotices(parsed, section, chosen)),
    ...dialect.notices(section),
    ...ignored.notices,
    ...own.notices,
    ...outside.notices,
  ];
  return {
    read: { strategy, config, notices },
    plan: planned?._tag === 'Right' ? planned.right : undefined,
    errors,
  };
};
