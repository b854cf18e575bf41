import {
  formatConfigFileErrors,
  formatConfigNotices,
  type PlannedConfig,
  planConfig,
} from '@jepa-masks/config';
import { isLeft } from '@jepa-masks/core';
import type { Command } from 'commander';
import { badInput } from '../failure.js';
import { strategyOption } from '../plan-options.js';
import { readConfigFile } from '../read-config-file.js';
import { remark } from '../remark.js';
import type { Terminal } from '../terminal.js';

interface ValidateOptions {
  readonly strategy?: string;
}

/** The sizes that a plan is for, and whether the file says so or nothing does. */
const sizes = ({ plan, config }: PlannedConfig): string => {
  const described = (name: string, words: string): string => {
    const value = plan.parameters[name];
    const size = Array.isArray(value) ? value.join(' × ') : String(value);
    return `${words} ${size}${config[name] === undefined ? ' by default' : ''}`;
  };
  return `${described('inputSize', 'input size')}, ${described('patchSize', 'patch size')}`;
};

const validate = async (terminal: Terminal, file: string, options: ValidateOptions): Promise<void> => {
  const { text, format } = await readConfigFile(file);
  const planned = planConfig(text, format, options);
  if (isLeft(planned)) throw badInput(formatConfigFileErrors(planned.left, file));
  const { strategy, grid } = planned.right.plan;
  remark(terminal, formatConfigNotices(planned.right.notices, file));
  terminal.print(
    `${file}: valid: ${strategy} on ${grid.rows} × ${grid.columns} patches (${sizes(planned.right)})`,
  );
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
