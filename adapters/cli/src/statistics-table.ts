import type { Coverage, LevelStatistics, Statistics } from '@jepa-masks/core';
import Table from 'cli-table3';
import type { Colours } from './terminal.js';

const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;

const coverageRow = (name: string, coverage: Coverage): ReadonlyArray<string> => [
  name,
  percent(coverage.mean),
  percent(coverage.standardDeviation),
  percent(coverage.min),
  percent(coverage.max),
];

const plain = { style: { head: [], border: [], compact: true } };

const coverageTable = (level: LevelStatistics, colours: Colours): string => {
  const head = ['share of patches', 'mean', 'std', 'min', 'max'].map((text) => colours.bold(text));
  const table = new Table({ ...plain, head, colAligns: ['left', 'right', 'right', 'right', 'right'] });
  for (const row of [
    coverageRow('context', level.context),
    coverageRow('one target', level.target),
    coverageRow('all targets', level.union),
  ]) {
    table.push([...row]);
  }
  return table.toString();
};

const countNever = (visits: ReadonlyArray<number>): number => visits.filter((share) => share === 0).length;

/** What was counted against the laws; `undefined` as bound: not a law, only a fact. */
const lawRows = (
  level: LevelStatistics,
  overlapAllowed: boolean,
): ReadonlyArray<readonly [string, number, boolean]> => [
  ['samples in which context and targets meet', level.contextTargetOverlap.samples, true],
  ['samples in which two targets meet', level.targetTargetOverlap.samples, !overlapAllowed],
  ['targets out of bounds', level.targetsOutOfBounds, true],
  ['context blocks out of bounds', level.contextsOutOfBounds, true],
  ['contexts below their minimum', level.contextsBelowMinimum, true],
  ['patches never target', countNever(level.targetVisits), false],
  ['patches never context', countNever(level.contextVisits), false],
];

const lawTable = (level: LevelStatistics, overlapAllowed: boolean, colours: Colours): string => {
  const table = new Table({
    ...plain,
    head: [colours.bold('counted, patch by patch'), colours.bold('found')],
    colAligns: ['left', 'right'],
  });
  for (const [name, found, mustBeNone] of lawRows(level, overlapAllowed)) {
    const text = String(found);
    const coloured = found === 0 ? colours.green(text) : mustBeNone ? colours.red(text) : text;
    table.push([name, coloured]);
  }
  return table.toString();
};

const MOST_SHAPES = 8;

const shapesLine = (level: LevelStatistics): string => {
  const shown = level.targetShapes.slice(0, MOST_SHAPES);
  const listed = shown.map(({ height, width, share }) => `${height}×${width} ${percent(share)}`).join(', ');
  const more = level.targetShapes.length - shown.length;
  return `target shapes (height×width): ${listed}${more > 0 ? `, and ${more} more` : ''}`;
};

/** Where to look after patches that no context had: few samples leave some out by chance, a crowded plan leaves some out always. */
const neverContextLine = (level: LevelStatistics): ReadonlyArray<string> =>
  countNever(level.contextVisits) === 0
    ? []
    : [
        'patches never context: by chance, or in every sample? see `jepa-masks explain` and docs/crowded-plans.md',
      ];

/** The statistics as tables for people, one level after the other. */
export const statisticsTable = (
  { grid, samples, levels }: Statistics,
  overlapAllowed: boolean,
  colours: Colours,
): string => {
  const title = `${samples} samples on ${grid.rows} × ${grid.columns} patches`;
  const parts = levels.map((level, index) =>
    [
      ...(levels.length > 1 ? [colours.bold(`level ${index}`)] : []),
      coverageTable(level, colours),
      lawTable(level, overlapAllowed, colours),
      ...neverContextLine(level),
      shapesLine(level),
    ].join('\n'),
  );
  return [colours.bold(title), ...parts].join('\n\n');
};
