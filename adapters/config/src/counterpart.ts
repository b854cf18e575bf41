import type { Strategy } from '@jepa-masks/core';
import { namedFields } from './field-names.js';

const namesOf = (strategy: Strategy, name: string): ReadonlyArray<string> => {
  const named = namedFields(strategy)
    .map(({ names, publishedNames }) => [...names, ...publishedNames])
    .find((names) => names.includes(name));
  return named ?? [];
};

/**
 * The field of a strategy that stands for a field of another one: they share a
 * name, in files or in published code.
 *
 * @param name any name of the other strategy's field
 * @returns the field's own name, undefined if none stands for it
 */
export const counterpartOf = (name: string, other: Strategy, strategy: Strategy): string | undefined => {
  const shared = namesOf(other, name);
  return Object.keys(strategy.fields).find((own) =>
    namesOf(strategy, own).some((one) => shared.includes(one)),
  );
};
