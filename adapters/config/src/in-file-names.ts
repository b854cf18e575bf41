import type { ConfigError, Strategy } from '@jepa-masks/core';
import { formatValue } from '@jepa-masks/core/config';
import type { Change, ConfigFileError } from './config-file-error.js';
import { isModelName } from './elsewhere.js';
import { namedFields, preferredName } from './field-names.js';

/** Whether a value is a list of records, whose names alone differ in a file. */
const isList = (value: unknown): boolean =>
  Array.isArray(value) && value.some((entry) => typeof entry === 'object');

/** Words of a sentence, but not those that it quotes from the file. */
const WORD = /"(?:[^"\\]|\\.)*"|[A-Za-z]\w*/g;

/** How a file names the fields of a strategy. */
export interface FileNames {
  /** Where a field is in the file, or where it should be. */
  readonly pathOf: (name: string) => ReadonlyArray<string>;
  /** Where inside the value of a field something is, in the file's words. */
  readonly inside: (rest: ReadonlyArray<string | number>) => ReadonlyArray<string | number>;
  /** What sentences call a field. */
  readonly wordFor: (name: string) => string;
}

/** What files call the fields of entries of a strategy's lists. */
const entryNames = ({ fields }: Strategy): ReadonlyMap<string, string> =>
  new Map(
    Object.values(fields).flatMap((field) =>
      field.kind === 'list'
        ? Object.entries(field.of).map(([name, { fileNames }]) => [name, fileNames[0] ?? name] as const)
        : [],
    ),
  );

/**
 * The names of fields that a section of a file gives, or should give.
 *
 * @param section the section's own path
 * @param paths where the file gives a field, by the field's own name
 * @param overrides what fields are called that the file has no say in
 */
export const fileNamesOf = (
  strategy: Strategy,
  section: ReadonlyArray<string>,
  paths: Readonly<Record<string, ReadonlyArray<string>>>,
  overrides: Readonly<Record<string, { readonly as: string }>>,
): FileNames => {
  const preferred = new Map(namedFields(strategy).map((field) => [field.name, preferredName(field)]));
  const pathOf = (name: string): ReadonlyArray<string> => {
    const override = Object.hasOwn(overrides, name) ? overrides[name] : undefined;
    if (override !== undefined) return [override.as];
    return Object.hasOwn(paths, name) ? paths[name]! : [...section, preferred.get(name) ?? name];
  };
  const ofEntries = entryNames(strategy);
  const inside = (rest: ReadonlyArray<string | number>): ReadonlyArray<string | number> =>
    rest.map((step) => (typeof step === 'string' ? (ofEntries.get(step) ?? step) : step));
  const wordFor = (name: string): string => {
    const inEntry = ofEntries.get(name);
    if (inEntry !== undefined) return inEntry;
    if (!preferred.has(name)) return name;
    const path = pathOf(name);
    const isInside = section.every((key, depth) => path[depth] === key);
    return (isInside ? path.slice(section.length) : path).join('.');
  };
  return { pathOf, inside, wordFor };
};

/** A sentence about fields, in a file's words. */
export const reworded = (text: string, { wordFor }: FileNames): string => text.replace(WORD, wordFor);

/** What the file says of a field besides where it gives it. */
export interface FileValues {
  /** Turns a value of ours into the file's unit; undefined where the file could not give it. */
  readonly inFile: (name: string, value: unknown) => unknown;
  /** What a field has to be because the file says so elsewhere; undefined where it does not. */
  readonly settled: (name: string) => unknown;
  /** Where else the file says the same of a field, which has to change with it. */
  readonly echoes: (name: string) => ReadonlyArray<ReadonlyArray<string>>;
}

/**
 * Says what core refused in the names that the file uses, or should use: core
 * knows fields by their own names only.
 */
export const inFileNames =
  (names: FileNames, values: FileValues) =>
  ({ code, path, given, accepted, message, suggestion = {} }: ConfigError): ConfigFileError => {
    const [field, ...rest] = path;
    const changes = Object.entries(suggestion).flatMap(([name, value]): ReadonlyArray<Change> => {
      const theirs = values.settled(name) ?? values.inFile(name, value);
      return [names.pathOf(name), ...values.echoes(name)].map((at) => ({ path: at, value: theirs }));
    });
    const notOurs = Object.entries(suggestion)
      .map(([name, value]) => [value, values.inFile(name, value)] as const)
      .filter(([ours, theirs]) => theirs !== undefined && theirs !== ours && !isList(ours))
      .map(([, theirs]) => `; in this file, height / width: ${formatValue(theirs)}`);
    return {
      code,
      path: [...names.pathOf(String(field)), ...names.inside(rest)],
      given,
      accepted: reworded(accepted, names),
      message: `${reworded(message, names)}${notOurs.join('')}`,
      ...(changes.length === 0 ||
      changes.some(({ path: at, value }) => value === undefined || isModelName(at))
        ? {}
        : { suggestion: changes }),
    };
  };
