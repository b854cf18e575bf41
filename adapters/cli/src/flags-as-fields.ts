import { counterpartOf, flagOf } from '@jepa-masks/config';
import { type Strategy, strategies } from '@jepa-masks/core';
import { whyNoField } from '@jepa-masks/core/config';
import type { GivenFlag } from './parameter-flags.js';

/** What a strategy makes of the flags that were given. */
export interface FlagFields {
  /** Values by the field's own name. */
  readonly values: Readonly<Record<string, unknown>>;
  /** The flag that gave each field. */
  readonly flags: Readonly<Record<string, string>>;
  /** One line for each flag that the strategy has no use for. */
  readonly errors: ReadonlyArray<string>;
  /** One line for each flag that is a name of published code. */
  readonly notes: ReadonlyArray<string>;
}

/** The field of a strategy that a flag names. */
export const fieldOf = ({ fields }: Strategy, { name }: GivenFlag): string | undefined =>
  Object.hasOwn(fields, name)
    ? name
    : Object.keys(fields).find(
        (own) => fields[own]!.fileNames.includes(name) || fields[own]!.publishedNames.includes(name),
      );

const refuse = (strategy: Strategy, given: GivenFlag): string => {
  const because = whyNoField(given.name, strategy.fields);
  if (because !== undefined) return `${given.flag}: ${because.replace(/\b[a-z]+[A-Z]\w*/g, flagOf)}`;
  // A flag is some strategy's.
  const owner = strategies.find((other) => fieldOf(other, given) !== undefined)!;
  const meant = counterpartOf(given.name, owner, strategy);
  const advice = meant === undefined ? 'leave it out' : `did you mean ${flagOf(meant)}?`;
  return `${given.flag}: ${strategy.name} has no such parameter, ${owner.name} has; ${advice}`;
};

/** The fields of a strategy that flags give. */
export const flagsAsFields = (strategy: Strategy, given: ReadonlyArray<GivenFlag>): FlagFields => {
  const values: Record<string, unknown> = {};
  const flags: Record<string, string> = {};
  const errors: Array<string> = [];
  const notes: Array<string> = [];
  for (const one of given) {
    const field = fieldOf(strategy, one);
    if (field === undefined) {
      errors.push(refuse(strategy, one));
    } else if (flags[field] !== undefined) {
      errors.push(`${one.flag}: is another name of ${flags[field]}, which is given too; give one of them`);
    } else {
      values[field] = one.value;
      flags[field] = one.flag;
      const isPublished = strategy.fields[field]!.publishedNames.includes(one.name);
      if (isPublished) notes.push(`${one.flag} is taken as ${flagOf(field)}`);
    }
  }
  return { values, flags, errors, notes };
};
