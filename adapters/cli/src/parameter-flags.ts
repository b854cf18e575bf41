import { flagOf, listFlag, readTuple, scheduleFlag } from '@jepa-masks/config';
import { strategies } from '@jepa-masks/core';
import { describeField, type Field } from '@jepa-masks/core/config';
import { type Command, Option } from 'commander';

/** A number if it reads as one, else the text: core says what it would accept. */
const numberOr = (text: string): number | string => {
  const trimmed = text.trim();
  return trimmed === '' || Number.isNaN(Number(trimmed)) ? text : Number(trimmed);
};

/** A pair as Python, YAML or people write it; of one number that number. */
const pairOr = (text: string): unknown => {
  const numbers = readTuple(text);
  return numbers === undefined ? text : numbers.length === 1 ? numbers[0] : numbers;
};

/** A boolean if it reads as one, else the text; a flag without a value is a yes. */
const booleanOr = (text: string): boolean | string =>
  text === 'true' || text === 'false' ? text === 'true' : text;

const parsers: Readonly<Record<Field['kind'], (text: string, field: Field) => unknown>> = {
  integer: (text) => (readTuple(text)?.length === 2 ? readTuple(text) : numberOr(text)),
  choice: (text) => text,
  boolean: booleanOr,
  number: numberOr,
  range: pairOr,
  size: pairOr,
  name: (text) => text,
  list: (text, field) => (field.kind === 'list' ? listFlag(text, field) : text),
};

/** What a flag gives: a schedule, or a value. */
const parserOf =
  (field: Field) =>
  (text: string): unknown =>
    (field.kind === 'list' ? undefined : scheduleFlag(text, field)) ?? parsers[field.kind](text, field);

const placeholders: Readonly<Record<Field['kind'], string>> = {
  integer: '<n>',
  choice: '<word>',
  boolean: '[true|false]',
  number: '<number>',
  range: '<low,high>',
  size: '<n|HxW>',
  name: '<word>',
  list: '<records>',
};

/** A list as a flag takes it. */
const listText = (list: ReadonlyArray<Readonly<Record<string, unknown>>>): string =>
  JSON.stringify(list).replaceAll('"', '');

const defaultOf = ({ kind, fallback }: Field): string =>
  kind === 'list'
    ? `; default ${listText(fallback)}`
    : fallback === null
      ? ''
      : `; default ${Array.isArray(fallback) ? fallback.join(',') : String(fallback)}`;

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

/**
 * Adds a flag for every parameter of every strategy, from the fields' own
 * descriptions, and unshown ones for the names of files and of published code.
 */
export const addParameterFlags = (command: Command): Command => {
  for (const [name, { field, of }] of fieldsByName()) {
    const only = of.length === strategies.length ? '' : ` (${of.join(', ')})`;
    const accepts = field.kind === 'choice' ? `: ${describeField(field)}` : '';
    command.addOption(
      new Option(
        `${flagOf(name)} ${placeholders[field.kind]}`,
        `${field.summary}${accepts}${defaultOf(field)}${only}`,
      ).argParser(parserOf(field)),
    );
  }
  for (const [name, field] of otherNames()) {
    const option = new Option(`${flagOf(name)} ${placeholders[field.kind]}`);
    command.addOption(option.argParser(parserOf(field)).hideHelp());
  }
  return command;
};

/** A flag that was given for a parameter, under whichever name. */
export interface GivenFlag {
  /** The name behind it: a field's own, or one of files or of published code. */
  readonly name: string;
  readonly flag: string;
  readonly value: unknown;
}

/** The attribute under which commander keeps what a flag was given. */
const attributeOf = (name: string): string =>
  name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** Names of fields in files and in published code, whose flags are accepted but not shown. */
const otherNames = (): ReadonlyMap<string, Field> => {
  const own = new Set([...fieldsByName().keys()].map(flagOf));
  const found = new Map<string, Field>();
  for (const { fields } of strategies) {
    for (const field of Object.values(fields)) {
      for (const name of [...field.fileNames, ...field.publishedNames]) {
        if (!own.has(flagOf(name)) && !found.has(name)) found.set(name, field);
      }
    }
  }
  return found;
};

/** The flags for parameters that were given. */
export const flagsGiven = (options: Readonly<Record<string, unknown>>): ReadonlyArray<GivenFlag> =>
  [...fieldsByName().keys(), ...otherNames().keys()].flatMap((name) => {
    const value = options[attributeOf(name)];
    return value === undefined ? [] : [{ name, flag: flagOf(name), value }];
  });
