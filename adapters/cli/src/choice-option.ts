import { nearestName } from '@jepa-masks/core/config';
import { Option } from 'commander';
import { badInput } from './failure.js';

/** An option that takes one of a few words, and tells which was most likely meant by another. */
export const choiceOption = (flags: string, description: string, choices: ReadonlyArray<string>): Option => {
  const option = new Option(flags, description).choices(choices);
  return option.argParser((given: string) => {
    if (choices.includes(given)) return given;
    const nearest = nearestName(given, choices);
    const accepted = `one of ${choices.join(', ')}`;
    const advice = nearest === undefined ? `give ${accepted}` : `did you mean ${nearest}? (${accepted})`;
    throw badInput(`${option.long}: is ${given}; ${advice}`);
  });
};
