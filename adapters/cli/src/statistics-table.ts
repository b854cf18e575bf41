import type { Grid, Plan, Statistics } from '@jepa-masks/core';
import type { Coverage, PartStatistics, ShapeShare } from '@jepa-masks/core/statistics';
import Table from 'cli-table3';
import { commonGrid, describeSides, headingOf } from './describe-grid.js';
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

const coverageTable = (part: PartStatistics, colours: Colours): string => {
  const head = ['share of patches', 'mean', 'std', 'min', 'max'].map((text) => colours.bold(text));
  const table = new Table({ ...plain, head, colAligns: ['left', 'right', 'right', 'right', 'right'] });
  for (const row of [
    coverageRow('context', part.context),
    coverageRow('one target', part.target),
    coverageRow('all targets', part.union),
    ...(part.neither.max > 0 ? [coverageRow('in no mask', part.neither)] : []),
    ...(part.absent.max > 0 ? [coverageRow('absent', part.absent)] : []),
  ]) {
    table.push([...row]);
  }
  return table.toString();
};

const countNever = (visits: ReadonlyArray<number>): number => visits.filter((share) => share === 0).length;

/** What was counted against the laws; `undefined` as bound: not a law, only a fact. */
const lawRows = (
  part: PartStatistics,
  overlapAllowed: boolean,
): ReadonlyArray<readonly [string, number, boolean]> => [
  ['samples in which context and targets meet', part.contextTargetOverlap.samples, true],
  ['samples in which two targets meet', part.targetTargetOverlap.samples, !overlapAllowed],
  ['targets out of bounds', part.targetsOutOfBounds, true],
  ['contexts out of bounds', part.contextsOutOfBounds, true],
  ['contexts below their minimum', part.contextsBelowMinimum, true],
  ['patches never target', countNever(part.targetVisits), false],
  ['patches never context', countNever(part.contextVisits), false],
];

const lawTable = (part: PartStatistics, overlapAllowed: boolean, colours: Colours): string => {
  const table = new Table({
    ...plain,
    head: [colours.bold('counted, patch by patch'), colours.bold('found')],
    colAligns: ['left', 'right'],
  });
  for (const [name, found, mustBeNone] of lawRows(part, overlapAllowed)) {
    const text = String(found);
    const coloured = found === 0 ? colours.green(text) : mustBeNone ? colours.red(text) : text;
    table.push([name, coloured]);
  }
  return table.toString();
};

const MOST_SHAPES = 8;

/** What a shape's numbers are: `height×width`. */
const SIDES = ['duration', 'height', 'width'];

const describeShape = ({ duration = 1, height, width }: ShapeShare, { axes }: Grid): string =>
  [duration, height, width].slice(3 - axes).join('×');

/** Nothing where targets are no blocks. */
const shapesLine = ({ targetShapes, grid }: PartStatistics): ReadonlyArray<string> => {
  if (targetShapes.length === 0) return [];
  const shown = targetShapes.slice(0, MOST_SHAPES);
  const listed = shown.map((shape) => `${describeShape(shape, grid)} ${percent(shape.share)}`).join(', ');
  const more = targetShapes.length - shown.length;
  const sides = SIDES.slice(3 - grid.axes).join('×');
  return [`target shapes (${sides}): ${listed}${more > 0 ? `, and ${more} more` : ''}`];
};

/** Where to look after patches that no context had: few samples leave some out by chance, a crowded plan leaves some out always. */
const neverContextLine = (part: PartStatistics): ReadonlyArray<string> =>
  countNever(part.contextVisits) === 0
    ? []
    : [
        'patches never context: by chance, or in every sample? see `jepa-masks explain` and docs/crowded-plans.md',
      ];

/** The statistics as tables for people, one part after the other. */
export const statisticsTable = ({ samples, parts }: Statistics, plan: Plan, colours: Colours): string => {
  const common = commonGrid(parts);
  const title = `${samples} samples${common === undefined ? '' : ` on ${describeSides(common)} patches`}`;
  const tables = parts.map((part, index) =>
    [
      ...(part.name === '' ? [] : [colours.bold(headingOf(part, common))]),
      coverageTable(part, colours),
      lawTable(part, plan.parts[index]!.targetOverlap === 'allow', colours),
      ...neverContextLine(part),
      ...shapesLine(part),
    ].join('\n'),
  );
  return [colours.bold(title), ...tables].join('\n\n');
};
