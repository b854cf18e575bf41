import { type FixedLengths, isLeft, type ListLengths, lengthsOf, type Plan } from '@jepa-masks/core';
import { checkLengths, mapParts } from '@jepa-masks/core/geometry';
import { ARRAY_GROUPS, type ArrayExportOptions, type ArrayGroup, type FormatName } from '@jepa-masks/export';
import type { Command } from 'commander';
import { badInput } from '../failure.js';
import type { PresentFlag } from '../handed-in/present-option.js';

/** Options that say which arrays are written. */
export interface ArrayOptions extends PresentFlag {
  readonly arrays?: ReadonlyArray<string>;
  readonly contextLength?: number;
  readonly targetLength?: number;
}

const parseLength = (text: string): number => (/^\d+$/.test(text.trim()) ? Number(text) : Number.NaN);

/** Adds the options that say which arrays are written. */
export const addArrayOptions = (command: Command): Command =>
  command
    .option(
      '--arrays <names>',
      `${ARRAY_GROUPS.join(', ')}; several with commas; default booleans,blocks, with --present booleans,present`,
      (text) => text.split(','),
    )
    .option(
      '--context-length <n>',
      'patches of each context in fixed-indices; default as many as every one has',
      parseLength,
    )
    .option(
      '--target-length <n>',
      'patches of each target in fixed-indices; default as many as every one has',
      parseLength,
    );

const groupsOf = (names: ReadonlyArray<string>): ReadonlyArray<ArrayGroup> =>
  names.map((name) => {
    const group = ARRAY_GROUPS.find((known) => known === name.trim());
    if (group !== undefined) return group;
    throw badInput(`--arrays: is ${name}; give one or more of ${ARRAY_GROUPS.join(', ')}`);
  });

/** Lengths as far as they are given, and those that every mask fills. */
const lengthsFrom = ({ contextLength, targetLength }: ArrayOptions, plan: Plan): ListLengths =>
  mapParts<string, FixedLengths, FixedLengths>(plan.parts, lengthsOf(plan), ({ context, targets }) => ({
    context: contextLength ?? context,
    targets: targetLength ?? targets,
  }));

/** What is written, of what the formats can hold. */
export const arraysOf = (
  options: ArrayOptions,
  formats: ReadonlyArray<FormatName>,
  plan: Plan,
): Pick<ArrayExportOptions, 'arrays' | 'lengths'> => {
  const groups = options.arrays === undefined ? undefined : groupsOf(options.arrays);
  if (groups !== undefined && formats.every((format) => format === 'json')) {
    throw badInput(
      '--arrays: json holds blocks or patches, and no arrays; leave it out, or give another --format',
    );
  }
  if (groups?.includes('blocks') && plan.parts.every(({ masks }) => masks === 'patches')) {
    throw badInput(`--arrays: ${plan.strategy} has no blocks; leave them out, bits and indices are as small`);
  }
  if (groups?.includes('indices') && formats.includes('raw')) {
    throw badInput('--arrays: raw bytes don’t say how long indices are; give fixed-indices, or npy for raw');
  }
  if (groups?.includes('blocks') && options.present !== undefined) {
    throw badInput('--arrays: masks within --present are patches, and no blocks; leave them out');
  }
  const { contextLength, targetLength } = options;
  if (contextLength === undefined && targetLength === undefined) {
    return groups === undefined ? {} : { arrays: groups };
  }
  if (groups === undefined || !(groups.includes('fixed-indices') || groups.includes('validity'))) {
    throw badInput('--context-length and --target-length are for --arrays fixed-indices or validity');
  }
  const lengths = lengthsFrom(options, plan);
  const checked = checkLengths(plan, lengths);
  if (isLeft(checked)) {
    const flags: Readonly<Record<string, string>> = { context: 'context', targets: 'target' };
    const told = checked.left.map(
      ({ path, message }) => `--${flags[String(path.at(-1))]}-length: ${message}`,
    );
    throw badInput([...new Set(told)].join('\n'));
  }
  return { arrays: groups, lengths };
};
