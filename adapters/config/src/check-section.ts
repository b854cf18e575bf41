import { type Plan, type Strategy, strategies } from '@jepa-masks/core';
import { type ConfigErrors, type Either, isLeft, readFields, refuseIfAny } from '@jepa-masks/core/config';
import { changingFields, type ScheduledPlan, schedule } from '@jepa-masks/core/schedule';
import { type ChosenStrategy, chooseStrategy } from './choose-strategy.js';
import type { ConfigFileError } from './config-file-error.js';
import { dialectOf } from './dialect.js';
import { readElsewhere } from './elsewhere.js';
import { STRATEGY_KEY, TYPE_KEY } from './field-names.js';
import { fileValues, settledBy } from './file-values.js';
import type { Section } from './find-section.js';
import { fileNamesOf, inFileNames } from './in-file-names.js';
import type { ConfigNotice } from './notice.js';
import type { ParsedText } from './parsed-text.js';
import { readFieldsOfSection } from './read-fields-of-section.js';
import type { ReadOptions } from './read-options.js';
import { smallValueAt } from './small-value.js';
import { type UnknownKey, unknownKeys } from './unknown-keys.js';
import { whatChangesNothing } from './what-changes-nothing.js';

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

/** A {@link ReadConfig} with the plans of all steps. */
export interface ScheduledConfig extends ReadConfig {
  /** What the strategy made of the fields: one plan for all steps where none of them changes. */
  readonly scheduled: ScheduledPlan;
}

/** What a section came to: as much as could be told of it, and everything that is wrong with it. */
export interface CheckedSection {
  readonly read: ReadConfig | undefined;
  readonly scheduled: ScheduledPlan | undefined;
  /** Everything that is wrong but for the unknown keys. */
  readonly errors: ReadonlyArray<ConfigFileError>;
  readonly unknown: ReadonlyArray<UnknownKey>;
}

/** What H-JEPA's trainer makes of a section that names no strategy: it draws masks for each of the model's levels. */
const trainerNotices = (
  parsed: ParsedText,
  { path }: Section,
  chosen: ChosenStrategy,
  known: ReadonlyArray<Strategy>,
): ReadonlyArray<ConfigNotice> => {
  const levels = smallValueAt(parsed, ['model', 'num_hierarchies']);
  const isInferred = chosen.notices.some(({ code }) => code === 'inferred');
  const ofLevels = known.find(({ fields }) => Object.hasOwn(fields, 'numHierarchies'));
  if (!isInferred || ofLevels === undefined || chosen.strategy === ofLevels || typeof levels !== 'number') {
    return [];
  }
  const message =
    `is read as ${ofLevels.name} by H-JEPA’s trainer, with base_scale = mask_scale and the model’s num_hierarchies; ` +
    `for that give ${TYPE_KEY}: ${ofLevels.name}`;
  return [{ code: 'differs', path, message }];
};

/** A section without what stands for nothing. */
const withoutTypeNull = (section: Section): Section => {
  const isNothing = (key: string): boolean =>
    (key === TYPE_KEY || key === STRATEGY_KEY) && section.values[key] === null;
  const entries = Object.entries(section.values).filter(([key]) => !isNothing(key));
  return { ...section, values: Object.fromEntries(entries) };
};

/** Whether the fields have the forms and bounds that they should, those that change at every step. */
const checkBounds = (
  { fields }: Strategy,
  config: Readonly<Record<string, unknown>>,
): Either<ConfigErrors, unknown> => {
  const changing = changingFields(fields, config);
  if (isLeft(changing) || changing.right.length > 0) return changing;
  return readFields<Record<string, unknown>>(fields, config);
};

/** The plans of all steps; a configuration that changes with the step is refused where one plan is asked for. */
const plansOf = (
  strategy: Strategy,
  config: Readonly<Record<string, unknown>>,
  upTo: 'plan' | 'schedule',
): Either<ConfigErrors, ScheduledPlan> => {
  const changing = changingFields(strategy.fields, config);
  if (isLeft(changing) || upTo === 'schedule') return schedule(strategy, config);
  const accepted = 'one value, or read the file by scheduleConfig, which plans every step';
  const refused = refuseIfAny(
    changing.right.map(({ path, given }) => ({
      code: 'wrong_type',
      path,
      given,
      accepted,
      message: `changes with the step; give ${accepted}`,
    })),
  );
  return isLeft(refused) ? refused : schedule(strategy, config);
};

/**
 * Checks a section: its keys and the form of its values here, the rest by core.
 * Fields are bounds-checked even where others are malformed; whether they go
 * together is asked only if all are well.
 *
 * @param upTo 'bounds' to leave out whether the fields go together, 'plan' to ask, 'schedule' to ask of every step
 */
export const checkSection = (
  parsed: ParsedText,
  given: Section,
  { known = strategies, strategy: supplied, overrides = {} }: ReadOptions,
  upTo: 'bounds' | 'plan' | 'schedule',
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
  if (chosen === undefined) return { read: undefined, scheduled: undefined, errors: early, unknown: [] };
  const { strategy } = chosen;
  const isOverridden = (name: string): boolean => Object.hasOwn(overrides, name);
  const own = readFieldsOfSection(parsed, strategy, section, dialect, isOverridden);
  const outside = readElsewhere(parsed, section, strategy, own, isOverridden);
  const paths = { ...own.paths, ...outside.paths };
  const names = fileNamesOf(strategy, path, paths, overrides);
  const ignored = whatChangesNothing(section, chosen, known, dialect);
  const unknown = unknownKeys(section, {
    strategy,
    known,
    others: [...others, ...ignored.left],
    names,
    isFree: ({ name }) => own.paths[name] === undefined && !isOverridden(name),
  });
  const errors: Array<ConfigFileError> = [
    ...early,
    ...own.errors.map((error) => settledBy(error, own, outside)),
    ...outside.errors,
  ];
  const overriding = Object.entries(overrides)
    .filter(([name]) => Object.hasOwn(strategy.fields, name))
    .map(([name, { value }]) => [name, value]);
  const config = { ...own.config, ...outside.config, ...Object.fromEntries(overriding) };
  const planned =
    errors.length + unknown.length === 0 && upTo !== 'bounds' ? plansOf(strategy, config, upTo) : undefined;
  const checked = planned ?? checkBounds(strategy, config);
  if (isLeft(checked)) {
    const toFile = inFileNames(names, fileValues(strategy, dialect, own, outside));
    errors.push(...checked.left.map(toFile));
  }
  const notices = [
    ...section.notices,
    ...(dialect.isPublished ? [] : chosen.notices),
    ...(dialect.isPublished ? [] : trainerNotices(parsed, section, chosen, known)),
    ...dialect.notices(section),
    ...ignored.notices,
    ...own.notices,
    ...outside.notices,
  ];
  return {
    read: { strategy, config, notices },
    scheduled: planned?._tag === 'Right' ? planned.right : undefined,
    errors,
    unknown,
  };
};
