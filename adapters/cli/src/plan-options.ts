import {
  flagOf,
  formatConfigFileErrors,
  formatConfigNotices,
  type Override,
  scheduleConfig,
} from '@jepa-masks/config';
import {
  type ConfigError,
  isLeft,
  type Plan,
  presets,
  type Strategy,
  strategies,
  unwrap,
} from '@jepa-masks/core';
import { formatPath } from '@jepa-masks/core/config';
import {
  type ChangingField,
  changingFields,
  planAt,
  type ScheduledPlan,
  schedule,
} from '@jepa-masks/core/schedule';
import type { Command, Option } from 'commander';
import { addAnsweredFlags } from './answered-flags.js';
import { choiceOption } from './choice-option.js';
import { badInput } from './failure.js';
import { type FlagFields, fieldOf, flagsAsFields } from './flags-as-fields.js';
import { addParameterFlags, flagsGiven, type GivenFlag } from './parameter-flags.js';
import { type ConfigFile, readConfigFile } from './read-config-file.js';
import { remark } from './remark.js';
import type { Terminal } from './terminal.js';

/** Options from which a plan is made. */
export interface PlanOptions extends Readonly<Record<string, unknown>> {
  readonly config?: string;
  readonly preset?: string;
  readonly strategy?: string;
}

/** The plans of all steps of a run, and the fields that change between them. */
export interface Plans {
  readonly scheduled: ScheduledPlan;
  readonly changing: ReadonlyArray<ChangingField>;
}

/** The option that names a strategy. */
export const strategyOption = (description: string): Option =>
  choiceOption(
    '--strategy <name>',
    description,
    strategies.map(({ name }) => name),
  );

/** Adds what says which masks: a file, a preset, a strategy, and a flag for each parameter. */
export const addPlanOptions = (command: Command): Command =>
  addAnsweredFlags(
    addParameterFlags(
      command
        .option('-c, --config <file>', 'YAML or JSON file with a `masking:` section; flags take precedence')
        .addOption(
          choiceOption(
            '--preset <name>',
            'start from a named configuration',
            presets.map(({ name }) => name),
          ),
        )
        .addOption(strategyOption('masking strategy; default that of the file, or multi_block')),
    ),
  );

/** The configuration file of `--config`, if one was given. */
const fileOf = async ({ config, preset }: PlanOptions): Promise<ConfigFile | undefined> => {
  if (config !== undefined && preset !== undefined) {
    throw badInput('--config and --preset both name a configuration; give one of them');
  }
  return config === undefined ? undefined : readConfigFile(config);
};

const requireStrategy = (strategy: Strategy, { strategy: wanted }: PlanOptions, of: string): void => {
  if (wanted === undefined || wanted === strategy.name) return;
  throw badInput(`${of} configures ${strategy.name}, --strategy says ${wanted}; leave one of them out`);
};

/** What the flags give, if the strategy has a use for each of them. */
const fieldsGiven = (strategy: Strategy, given: ReadonlyArray<GivenFlag>): FlagFields => {
  const fields = flagsAsFields(strategy, given);
  if (fields.errors.length > 0) throw badInput(fields.errors.join('\n'));
  return fields;
};

/** What flags take precedence over, whichever the file's strategy is. */
const overridesOf = (given: ReadonlyArray<GivenFlag>): Readonly<Record<string, Override>> =>
  Object.fromEntries(
    given.flatMap((one) =>
      strategies.flatMap((strategy) => {
        const field = fieldOf(strategy, one);
        return field === undefined ? [] : [[field, { value: one.value, as: one.flag }] as const];
      }),
    ),
  );

/** Plans, with what changes in the configuration that they were made from. */
const plansOf = (
  scheduled: ScheduledPlan,
  { fields }: Strategy,
  config: Readonly<Record<string, unknown>>,
): Plans => ({ scheduled, changing: unwrap(changingFields(fields, config)) });

const plansFromFile = (file: ConfigFile, terminal: Terminal, options: PlanOptions): Plans => {
  const name = String(options.config);
  const given = flagsGiven(options);
  const { strategy } = options;
  const planned = scheduleConfig(file.text, file.format, {
    ...(strategy === undefined ? {} : { strategy }),
    overrides: overridesOf(given),
  });
  if (isLeft(planned)) throw badInput(formatConfigFileErrors(planned.left, name));
  requireStrategy(planned.right.strategy, options, name);
  const { scheduled, strategy: found, config, notices } = planned.right;
  const { notes } = fieldsGiven(found, given);
  remark(terminal, formatConfigNotices(notices, name));
  remark(terminal, notes.join('\n'));
  return plansOf(scheduled, found, config);
};

const formatFlagErrors = (errors: ReadonlyArray<ConfigError>, { flags }: FlagFields): string =>
  errors
    .map(({ path, message }) => {
      const [name, ...rest] = path;
      if (typeof name !== 'string') return message;
      return `${formatPath([flags[name] ?? flagOf(name), ...rest])}: ${message}`;
    })
    .join('\n');

const plansFromFlags = (terminal: Terminal, options: PlanOptions): Plans => {
  const preset = presets.find(({ name }) => name === options.preset);
  const name = preset?.strategy ?? options.strategy;
  const strategy = strategies.find((one) => one.name === name) ?? strategies[0]!;
  if (preset !== undefined) requireStrategy(strategy, options, preset.name);
  const given = fieldsGiven(strategy, flagsGiven(options));
  const config = { ...preset?.config, ...given.values };
  const planned = schedule(strategy, config);
  if (isLeft(planned)) throw badInput(formatFlagErrors(planned.left, given));
  remark(terminal, given.notes.join('\n'));
  return plansOf(planned.right, strategy, config);
};

/** The plans that options ask for, or a failure that says everything that is wrong with them. */
export const plansFromOptions = async (terminal: Terminal, options: PlanOptions): Promise<Plans> => {
  const file = await fileOf(options);
  return file === undefined ? plansFromFlags(terminal, options) : plansFromFile(file, terminal, options);
};

/** The plan of a step, likewise. */
export const planFromOptions = async (
  terminal: Terminal,
  options: PlanOptions,
  step: number,
): Promise<Plan> => planAt((await plansFromOptions(terminal, options)).scheduled, step);
