import {
  formatConfigFileErrors,
  formatConfigNotices,
  type ScheduledConfig,
  scheduleConfig,
} from '@jepa-masks/config';
import { isLeft, type Plan } from '@jepa-masks/core';
import type { Command } from 'commander';
import { commonGrid, describeSides } from '../describe-grid.js';
import { badInput } from '../failure.js';
import { strategyOption } from '../plan-options.js';
import { readConfigFile } from '../read-config-file.js';
import { remark } from '../remark.js';
import type { Terminal } from '../terminal.js';

interface ValidateOptions {
  readonly strategy?: string;
}

const SIZES: ReadonlyArray<readonly [name: string, words: string]> = [
  ['inputSize', 'input size'],
  ['patchSize', 'patch size'],
];

/** The sizes that a plan is for, as far as its strategy has them, and whether the file says so or nothing does. */
const sizes = (plan: Plan, { config }: ScheduledConfig): string => {
  const told = SIZES.flatMap(([name, words]) => {
    const value = plan.parameters[name];
    if (value === undefined) return [];
    const size = Array.isArray(value) ? value.join(' × ') : String(value);
    return [`${words} ${size}${config[name] === undefined ? ' by default' : ''}`];
  });
  return told.length === 0 ? '' : ` (${told.join(', ')})`;
};

/** The patches that a plan is for: once if all its parts have the same. */
const patches = ({ parts }: Plan): string => {
  const common = commonGrid(parts);
  if (common !== undefined) return `${describeSides(common)} patches`;
  return parts.map((part) => `${describeSides(part.grid)} patches (${part.name})`).join(', ');
};

const validate = async (terminal: Terminal, file: string, options: ValidateOptions): Promise<void> => {
  const { text, format } = await readConfigFile(file);
  const planned = scheduleConfig(text, format, options);
  if (isLeft(planned)) throw badInput(formatConfigFileErrors(planned.left, file));
  const { stretches } = planned.right.scheduled;
  const [{ plan }] = stretches;
  const last = stretches.at(-1)!.from;
  const more =
    stretches.length === 1 ? '' : `; ${stretches.length} plans in turn, the last from step ${last} on`;
  remark(terminal, formatConfigNotices(planned.right.notices, file));
  terminal.print(`${file}: valid: ${plan.strategy} on ${patches(plan)}${sizes(plan, planned.right)}${more}`);
};

/** Adds `validate`: is a configuration file right, and can every sample of it exist? */
export const addValidate = (program: Command, terminal: Terminal): void => {
  program
    .command('validate')
    .summary('check a configuration file')
    .description(
      'Checks a YAML or JSON file, and that every sample it asks for can exist. Exit code 0 if so, 2 if not. ' +
        'What was taken for what is printed to standard error.',
    )
    .argument('<file>', 'YAML or JSON file with a `masking:` section')
    .addOption(strategyOption('masking strategy of a file that names none'))
    .action((file: string, options: ValidateOptions) => validate(terminal, file, options));
};
