import { nearestName } from '@jepa-masks/core/config';
import type { Command } from 'commander';

/** What other tools call our flags. */
const ELSEWHERE: ReadonlyMap<string, string> = new Map([
  ['--batch-size', '--batch'],
  ['--num-samples', '--batch'],
  ['--output', '--out'],
  ['--output-dir', '--out'],
  ['--cfg', '--config'],
]);

/** Adds to the refusal of an unknown flag the nearest of all flags that a command knows, shown or not. */
export const withNearestFlag = (command: Command, text: string): string => {
  const unknown = /unknown option '(--[^'=]+)/.exec(text)?.[1];
  if (unknown === undefined) return text;
  const flags = command.options.flatMap(({ long }) => (typeof long === 'string' ? [long] : []));
  const known = [
    ...flags,
    '--help',
    ...[...ELSEWHERE.keys()].filter((name) => flags.includes(ELSEWHERE.get(name)!)),
  ];
  const nearest = nearestName(unknown, known);
  if (nearest === undefined) return text;
  return `${text.trimEnd()}\n(Did you mean ${ELSEWHERE.get(nearest) ?? nearest}?)\n`;
};
