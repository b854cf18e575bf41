import { type Plan, readFields, type Strategy } from '@jepa-masks/core';
import { chooseStrategy } from './choose-strategy.js';
import type { ConfigFileError } from './config-file-error.js';
import { inFileNames } from './in-file-names.js';
import { readFieldsOfSection } from './read-fields-of-section.js';
import { unknownKeys } from './unknown-keys.js';

/** A masking section that means something: its strategy and the fields that it gives. */
export interface ReadConfig {
  /** The strategy that `type` names. */
  readonly strategy: Strategy;
  /** The fields that the file gives, under their own (camelCase) names; what is absent takes its default. */
  readonly config: Readonly<Record<string, unknown>>;
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

/**
 * Checks a section: its keys and the form of its values here, the rest by core.
 * Fields are bounds-checked even where others are malformed; whether they go
 * together is asked only if all are well.
 *
 * @param upTo 'bounds' to leave out whether the fields go together, 'plan' to ask
 */
export const checkSection = (
  section: Readonly<Record<string, unknown>>,
  known: ReadonlyArray<Strategy>,
  upTo: 'bounds' | 'plan',
): CheckedSection => {
  const chosen = chooseStrategy(section, known);
  if (chosen._tag === 'Left') {
    const errors = [chosen.left, ...unknownKeys(section, known, known)];
    return { read: undefined, plan: undefined, errors };
  }
  const strategy = chosen.right;
  const fields = readFieldsOfSection(strategy, section);
  const errors = [...unknownKeys(section, [strategy], known), ...fields.errors];
  const { config } = fields;
  const planned = errors.length === 0 && upTo === 'plan' ? strategy.plan(config) : undefined;
  const checked = planned ?? readFields(strategy.fields, config);
  if (checked._tag === 'Left') errors.push(...checked.left.map(inFileNames(strategy, fields.fileKeys)));
  return {
    read: { strategy, config },
    plan: planned?._tag === 'Right' ? planned.right : undefined,
    errors,
  };
};
