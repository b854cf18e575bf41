import { describeField, type Field, strategies } from '@jepa-masks/core';
import { type Command, Option } from 'commander';

/** `targetScale` as a flag: `--target-scale`. */
export const flagOf = (name: string): string =>
  `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** A number if it reads as one, else the text: core says what it would accept. */
const numberOr = (text: string): number | string => {
  const trimmed = text.trim();
  return trimmed === '' || Number.isNaN(Number(trimmed)) ? text : Number(trimmed);
};

const parsers: Readonly<Record<Field['kind'], (text: string) => unknown>> = {
  integer: numberOr,
  choice: (text) => text,
  range: (text) => text.split(',').map(numberOr),
  size: (text) => {
    const sides = text.split(/[x×,]/).map(numberOr);
    return sides.length === 1 ? sides[0] : sides;
  },
};

const placeholders: Readonly<Record<Field['kind'], string>> = {
  integer: '<n>',
  choice: '<word>',
  range: '<low,high>',
  size: '<pixels|HxW>',
};

const defaultOf = ({ fallback }: Field): string =>
  fallback === null ? '' : `; default ${Array.isArray(fallback) ? fallback.join(',') : String(fallback)}`;

/** Every field of every strategy once, with the strategies that have it. */
const fieldsByName = (): ReadonlyMap<
  string,
  { readonly field: Field; readonly of: ReadonlyArray<string> }
> => {
  const found = new Map<string, { readonly field: Field; readonly of: ReadonlyArray<string> }>();
  for (const { name: strategy, fields } of strategies) {
    for (const [name, field] of Object.entries(fields)) {
      found.set(name, {
        field: found.get(name)?.field ?? field,
        of: [...(found.get(name)?.of ?? []), strategy],
      });
    }
  }
  return found;
};

/** Adds a flag for every parameter of every strategy, from the fields' own descriptions. */
export const addParameterFlags = (command: Command): Command => {
  for (const [name, { field, of }] of fieldsByName()) {
    const only = of.length === strategies.length ? '' : ` (${of.join(', ')})`;
    const accepts = field.kind === 'choice' ? `: ${describeField(field)}` : '';
    command.addOption(
      new Option(
        `${flagOf(name)} ${placeholders[field.kind]}`,
        `${field.summary}${accepts}${defaultOf(field)}${only}`,
      ).argParser(parsers[field.kind]),
    );
  }
  return command;
};

/** The parameters that were given as flags. */
export const parametersGiven = (
  options: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    [...fieldsByName().keys()]
      .filter((name) => options[name] !== undefined)
      .map((name) => [name, options[name]]),
  );
