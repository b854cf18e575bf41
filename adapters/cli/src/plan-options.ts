import { formatConfigFileErrors, planConfig, readConfig } from '@jepa-masks/config';
import {
  type ConfigError,
  formatPath,
  isLeft,
  type Plan,
  presets,
  type Strategy,
  strategies,
} from '@jepa-masks/core';
import { type Command, Option } from 'commander';
import { badInput } from './failure.js';
import { addParameterFlags, flagOf, parametersGiven } from './parameter-flags.js';
import { type ConfigFile, readConfigFile } from './read-config-file.js';

/** Options from which a plan is made. */
export interface PlanOptions extends Readonly<Record<string, unknown>> {
  readonly config?: string;
  readonly preset?: string;
  readonly strategy?: string;
}

/** Adds what says which masks: a file, a preset, a strategy, and a flag for each parameter. */
export const addPlanOptions = (command: Command): Command =>
  addParameterFlags(
    command
      .option('-c, --config <file>', 'YAML or JSON file with a `masking:` section; flags take precedence')
      .addOption(
        new Option('--preset <name>', 'start from a named configuration').choices(
          presets.map(({ name }) => name),
        ),
      )
      .addOption(
        new Option('--strategy <name>', 'masking strategy; default multi_block').choices(
          strategies.map(({ name }) => name),
        ),
      ),
  );

interface Source {
  readonly strategy: Strategy;
  readonly config: Readonly<Record<string, unknown>>;
}

const strategyNamed = (name: string): Strategy => strategies.find((one) => one.name === name)!;

/** The configuration file of `--config`, if one was given. */
const fileOf = async ({ config, preset }: PlanOptions): Promise<ConfigFile | undefined> => {
  if (config !== undefined && preset !== undefined) {
    throw badInput('--config and --preset both name a configuration; give one of them');
  }
  return config === undefined ? undefined : readConfigFile(config);
};

const sourceOf = (file: ConfigFile | undefined, { config, preset, strategy }: PlanOptions): Source => {
  if (file !== undefined) {
    const read = readConfig(file.text, file.format);
    if (isLeft(read)) throw badInput(formatConfigFileErrors(read.left, config));
    return requireStrategy(read.right, strategy, String(config));
  }
  if (preset !== undefined) {
    const named = presets.find(({ name }) => name === preset)!;
    const source = {
      strategy: strategyNamed(named.strategy),
      config: named.config as Readonly<Record<string, unknown>>,
    };
    return requireStrategy(source, strategy, preset);
  }
  return { strategy: strategyNamed(strategy ?? strategies[0]!.name), config: {} };
};

const requireStrategy = (source: Source, wanted: string | undefined, of: string): Source => {
  if (wanted === undefined || wanted === source.strategy.name) return source;
  throw badInput(
    `${of} configures ${source.strategy.name}, --strategy says ${wanted}; leave one of them out`,
  );
};

const formatFlagErrors = (
  errors: ReadonlyArray<ConfigError>,
  given: Readonly<Record<string, unknown>>,
): string =>
  errors
    .map(({ path, message, code }) => {
      const [name, ...rest] = path;
      if (typeof name !== 'string') return message;
      const where = name in given ? flagOf(name) : name;
      return code === 'unknown_field'
        ? `${where}: the strategy has no such parameter`
        : `${formatPath([where, ...rest])}: ${message}`;
    })
    .join('\n');

/** The plan that options ask for, or a failure that says everything that is wrong with them. */
export const planFromOptions = async (options: PlanOptions): Promise<Plan> => {
  const file = await fileOf(options);
  const { strategy, config } = sourceOf(file, options);
  const given = parametersGiven(options);
  if (file !== undefined && Object.keys(given).length === 0) {
    const planned = planConfig(file.text, file.format);
    if (isLeft(planned)) throw badInput(formatConfigFileErrors(planned.left, options.config));
    return planned.right.plan;
  }
  const planned = strategy.plan({ ...config, ...given });
  if (isLeft(planned)) throw badInput(formatFlagErrors(planned.left, given));
  return planned.right;
};
