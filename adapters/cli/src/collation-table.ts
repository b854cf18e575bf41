import type { CollatedLists, CollationStatistics, KeptPatches } from '@jepa-masks/core/statistics';
import Table from 'cli-table3';
import type { Colours } from './terminal.js';

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

/** How often the patch is kept that is kept least, of those that any mask has, and the one that is kept most. */
const rangeOf = ({ lists, kept }: KeptPatches): string => {
  const shares = lists.flatMap((count, patch) => (count === 0 ? [] : [kept[patch]! / count]));
  return shares.length === 0 ? 'none' : `${percent(Math.min(...shares))} to ${percent(Math.max(...shares))}`;
};

const rowOf = (policy: string, part: CollatedLists, role: 'context' | 'targets'): ReadonlyArray<string> => {
  const { length, padding, dropped } = part.effects[role];
  const of = `${part.name === '' ? '' : `${part.name}: `}${role}`;
  return [policy, of, length.toFixed(1), percent(padding), percent(dropped), rangeOf(part[role])];
};

/** What each policy does to lists, as a table for people. */
export const collationTable = (policies: ReadonlyArray<CollationStatistics>, colours: Colours): string => {
  const { samples, batchSize } = policies[0]!;
  const head = ['policy', 'lists of', 'length', 'padding', 'in no list', 'a patch is kept'];
  const table = new Table({
    style: { head: [], border: [], compact: true },
    head: head.map((text) => colours.bold(text)),
    colAligns: ['left', 'left', 'right', 'right', 'right', 'right'],
  });
  for (const { policy, parts } of policies) {
    for (const part of parts) {
      for (const role of ['context', 'targets'] as const) table.push([...rowOf(policy, part, role)]);
    }
  }
  const title = `lists of one length, in batches of ${Math.min(batchSize, samples)}`;
  return [colours.bold(title), table.toString()].join('\n\n');
};
