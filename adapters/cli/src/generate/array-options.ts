import { ARRAY_GROUPS, type ArrayExportOptions, type ArrayGroup, type FormatName } from '@jepa-masks/export';
import type { Command } from 'commander';
import { badInput } from '../failure.js';

/** Options that say which arrays are written. */
export interface ArrayOptions {
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
      `${ARRAY_GROUPS.join(', ')}; several with commas; default booleans,blocks`,
      (text) => text.split(','),
    )
    .option('--context-length <n>', 'patches of each context in fixed-indices', parseLength)
    .option('--target-length <n>', 'patches of each target in fixed-indices', parseLength);

const groupsOf = (names: ReadonlyArray<string>): ReadonlyArray<ArrayGroup> =>
  names.map((name) => {
    const group = ARRAY_GROUPS.find((known) => known === name.trim());
    if (group !== undefined) return group;
    throw badInput(`--arrays: is ${name}; give one or more of ${ARRAY_GROUPS.join(', ')}`);
  });

/** What is written, of what the formats can hold. */
export const arraysOf = (
  { arrays, contextLength: context, targetLength: targets }: ArrayOptions,
  formats: ReadonlyArray<FormatName>,
): Pick<ArrayExportOptions, 'arrays' | 'lengths'> => {
  const groups = arrays === undefined ? undefined : groupsOf(arrays);
  if (groups !== undefined && formats.every((format) => format === 'json')) {
    throw badInput('--arrays: json holds blocks and nothing else; leave it out, or give another --format');
  }
  if (groups?.includes('fixed-indices')) {
    if (context === undefined || targets === undefined) {
      throw badInput('--arrays: fixed-indices needs --context-length and --target-length');
    }
    return { arrays: groups, lengths: { context, targets } };
  }
  if (context !== undefined || targets !== undefined) {
    throw badInput('--context-length and --target-length are for --arrays fixed-indices');
  }
  return groups === undefined ? {} : { arrays: groups };
};
