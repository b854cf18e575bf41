import { type Command, Option } from 'commander';
import { badInput } from './failure.js';

/** Flags of other tools that have no counterpart, and why. */
const ANSWERS: ReadonlyArray<readonly [flags: string, answer: string]> = [
  [
    '--mask-ratio <ratio>',
    'block masks have no ratio: how much is masked follows from --num-target-masks and --target-scale ' +
      '(--base-scale for levels), what the context keeps from --context-scale; explain prints both',
  ],
  [
    '--allow-overlap [allow]',
    'in I-JEPA it is whether the context may hold patches of targets, which it never does here; ' +
      'whether targets may overlap one another is --target-overlap',
  ],
];

/** Adds flags that are not shown, and only answer why they are none; those that some strategy has are its own. */
export const addAnsweredFlags = (command: Command): Command => {
  for (const [flags, answer] of ANSWERS) {
    const option = new Option(flags);
    if (command.options.some(({ long }) => long === option.long)) continue;
    const refuse = (): never => {
      throw badInput(`${option.long}: ${answer}`);
    };
    // An optional value that is left out reaches no parser, but its preset does.
    command.addOption(option.preset('').argParser(refuse).hideHelp());
  }
  return command;
};
