import { strategies } from '@jepa-masks/core';
import { Command } from 'commander';
import { addCheck } from './commands/check.js';
import { addExplain } from './commands/explain.js';
import { addGenerate } from './commands/generate.js';
import { addSchema } from './commands/schema.js';
import { addShow } from './commands/show.js';
import { addStats } from './commands/stats.js';
import { addValidate } from './commands/validate.js';
import { exitCodeHelp } from './exit-code.js';
import type { Terminal } from './terminal.js';

/** Every strategy in a sentence, and its presets. */
const listStrategies = (): string =>
  strategies
    .map(({ name, summary, presets }) => {
      const named =
        presets.length === 0 ? '' : `\n${' '.repeat(18)}${presets.map((one) => one.name).join(', ')}`;
      return `  ${name.padEnd(16)}${summary}${named}`;
    })
    .join('\n');

const examples = `
Examples:
  jepa-masks generate --config masks.yaml --image photo.jpg --batch 64 --seed 42 --out masks
  jepa-masks stats --target-scale 0.1,0.2 --batch 1000000
  jepa-masks explain --strategy hierarchical
  jepa-masks show --preset i-jepa --image photo.jpg --out pictures
  jepa-masks check --config masks.yaml --runs 10000
  jepa-masks validate masks.yaml

A mask is named by seed, step and index alone: the same three give the same mask
in any batch, on any machine.

${exitCodeHelp}`;

/** The command line, ready to parse. */
export const makeProgram = (terminal: Terminal, version: string): Command => {
  const program = new Command('jepa-masks')
    .description(
      'Masks for joint-embedding and masked-image pretraining: blocks on a patch grid, bounded, disjoint, reproducible.',
    )
    .version(version)
    .addHelpText(
      'after',
      `\nStrategies (--strategy), and below each its presets (--preset):\n${listStrategies()}`,
    )
    .addHelpText('after', examples)
    .showSuggestionAfterError()
    .exitOverride();
  for (const add of [addGenerate, addShow, addStats, addExplain, addCheck, addValidate, addSchema])
    add(program, terminal);
  return program;
};
