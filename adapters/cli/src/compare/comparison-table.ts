import type { Plan } from '@jepa-masks/core';
import {
  type AuditedLevel,
  columnsNeverVisited,
  describeShare,
  rowsNeverVisited,
} from '@jepa-masks/core/audit';
import Table from 'cli-table3';
import type { Colours } from '../terminal.js';
import type { AuditedGenerator } from './audited.js';
import { partName } from './part-name.js';

const ofSamples = (count: number, { samples }: AuditedLevel): string => describeShare(count, samples);

const listed = (numbers: ReadonlyArray<number>): string => {
  if (numbers.length === 0) return 'none';
  return numbers.length > 4 ? `${numbers.length} of them` : numbers.join(', ');
};

const lastRow = (visits: ReadonlyArray<number>, { columns }: AuditedLevel): string => {
  const row = visits.slice(-columns);
  return describeShare(row.reduce((sum, share) => sum + share, 0) / row.length, 1);
};

/** Mean of some time steps. */
const overSteps = (shares: ReadonlyArray<number>): string =>
  describeShare(shares.reduce((sum, share) => sum + share, 0) / shares.length, 1);

type Measure = readonly [name: string, tell: (level: AuditedLevel) => string];

/** What is told of clips besides. */
const measuresOverTime: ReadonlyArray<Measure> = [
  [
    'context kept in the first quarter of the time',
    ({ contextOverTime: all }) => overSteps(all.slice(0, Math.ceil(all.length / 4))),
  ],
  ['context kept in the last step', ({ contextOverTime: all }) => overSteps(all.slice(-1))],
];

/** What is told of every generator, in the order of the table. */
const measures: ReadonlyArray<Measure> = [
  [
    'targets in bounds',
    ({ blocks }) => (blocks === undefined ? '–' : describeShare(blocks.inBounds, blocks.targets)),
  ],
  [
    'samples with all targets in bounds',
    (level) => (level.blocks === undefined ? '–' : ofSamples(level.blocks.samplesInBounds, level)),
  ],
  [
    'targets smaller than asked for',
    ({ blocks }) => (blocks === undefined ? '–' : describeShare(blocks.shrunken, blocks.targets)),
  ],
  ['samples whose targets overlap', (level) => ofSamples(level.targetsMeet, level)],
  ['samples whose context holds target patches', (level) => ofSamples(level.contextMeetsTarget, level)],
  ['empty targets', ({ emptyTargets }) => String(emptyTargets)],
  ['empty contexts', ({ emptyContexts }) => String(emptyContexts)],
  ['rows never target', ({ targetVisits, columns }) => listed(rowsNeverVisited(targetVisits, columns))],
  ['columns never target', ({ targetVisits, columns }) => listed(columnsNeverVisited(targetVisits, columns))],
  ['rows never context', ({ contextVisits, columns }) => listed(rowsNeverVisited(contextVisits, columns))],
  ['context in the last row', (level) => lastRow(level.contextVisits, level)],
  ['context kept, mean', ({ contextMean }) => describeShare(contextMean, 1)],
  ['context kept, least', ({ contextMin }) => describeShare(contextMin, 1)],
];

const levelTable = (generators: ReadonlyArray<AuditedGenerator>, level: number, colours: Colours): string => {
  const shown = generators.filter(({ levels }) => levels[level] !== undefined);
  const table = new Table({
    head: ['', ...shown.map(({ name }) => colours.bold(name))],
    style: { head: [], border: [], compact: true },
    colAligns: ['left', ...shown.map(() => 'right' as const)],
  });
  const isOfTime = shown.some(({ levels }) => levels[level]!.contextOverTime.length > 1);
  for (const [name, tell] of [...measures, ...(isOfTime ? measuresOverTime : [])])
    table.push([name, ...shown.map(({ levels }) => tell(levels[level]!))]);
  return table.toString();
};

/** The comparison as a table a part, a column a generator, with what each guarantees below. */
export const comparisonTable = (
  generators: ReadonlyArray<AuditedGenerator>,
  plan: Plan,
  samples: number,
  colours: Colours,
): string => {
  const levels = Math.max(...generators.map((one) => one.levels.length));
  const tables = Array.from({ length: levels }, (_, level) =>
    [
      ...(levels > 1 ? [colours.bold(partName(plan, level))] : []),
      levelTable(generators, level, colours),
    ].join('\n'),
  );
  const guarantees = generators.map((one) => `  ${one.name}: ${one.guarantees}`);
  const refusals = generators.flatMap(({ name, refusal }) =>
    refusal === undefined ? [] : [`${name} has no column: ${refusal}`],
  );
  return [
    colours.bold(`${samples} samples of each, on this configuration`),
    ...tables,
    ['guaranteed in every sample:', ...guarantees].join('\n'),
    ...refusals,
  ].join('\n\n');
};
