import { formatConfigFileErrors, planConfig } from '@jepa-masks/config';
import { isLeft } from '@jepa-masks/core';
import type { Command } from 'commander';
import { badInput } from '../failure.js';
import { readConfigFile } from '../read-config-file.js';
import type { Terminal } from '../terminal.js';

const validate = async (terminal: Terminal, file: string): Promise<void> => {
  const { text, format } = await readConfigFile(file);
  const planned = planConfig(text, format);
  if (isLeft(planned)) throw badInput(formatConfigFileErrors(planned.left, file));
  const { strategy, grid } = planned.right.plan;
  terminal.print(`${file}: valid: ${strategy} on ${grid.rows} × ${grid.columns} patches`);
};

/** Adds `validate`: is a configuration file right, and can every sample of it exist? */
export const addValidate = (program: Command, terminal: Terminal): void => {
  program
    .command('validate')
    .summary('check a configuration file')
    .description(
      'Checks a YAML or JSON file, and that every sample it asks for can exist. Exit code 0 if so, 2 if not.',
    )
    .argument('<file>', 'YAML or JSON file with a `masking:` section')
    .action((file: string) => validate(terminal, file));
};
