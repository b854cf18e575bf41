import { jsonSchema } from '@jepa-masks/config';
import type { Command } from 'commander';
import type { Terminal } from '../terminal.js';

/** Adds `schema`: the JSON Schema of configuration files. */
export const addSchema = (program: Command, terminal: Terminal): void => {
  program
    .command('schema')
    .summary('the JSON Schema of configuration files')
    .description('Prints the JSON Schema by which editors complete and check configuration files.')
    .action(() => {
      terminal.print(JSON.stringify(jsonSchema(), null, 2));
    });
};
