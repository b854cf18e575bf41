import { type Plan, type Report, reportOf } from '@jepa-masks/core';
import { isLevel } from '@jepa-masks/core/blocks';
import type { Bounds, PlannedPart } from '@jepa-masks/core/plan';
import type { PartReport } from '@jepa-masks/core/report';
import { changeText } from '../state/change-text.js';
import type { ReportLine } from './messages.js';

const percent = (patches: number, of: number): string => `${((100 * patches) / of).toFixed(1)} %`;

const patchesText = (count: number): string => `${count} ${count === 1 ? 'patch' : 'patches'}`;

const boundsOf = ({ min, max }: Bounds, of: number): string =>
  min === max
    ? `exactly ${patchesText(min)} (${percent(min, of)})`
    : `${min} to ${max} patches (${percent(min, of)} to ${percent(max, of)})`;

const gridText = ({ grid }: PlannedPart): string => {
  const { axes, frames, rows, columns, patches } = grid;
  if (axes === 1) return `a row of ${patches} tokens`;
  const image = `${rows} × ${columns}`;
  return axes === 2 ? `${image} = ${patches} patches` : `${frames} × ${image} = ${patches} patches`;
};

/** What holds in every sample of a part. */
const promisesOf = ({ part, guarantees }: PartReport): ReadonlyArray<string> => {
  const { grid, targets, contexts, targetOverlap } = part;
  const each = targets === 1 ? 'The target has' : `Each of the ${targets} targets has`;
  return [
    `The grid is ${gridText(part)}.`,
    `${each} ${boundsOf(guarantees.target, grid.patches)}.`,
    ...(targets === 1
      ? []
      : [
          `All targets together have ${boundsOf(guarantees.union, grid.patches)}; ${
            targetOverlap === 'allow' ? 'they may overlap' : 'they never overlap'
          }.`,
        ]),
    `${contexts === 1 ? 'The context has' : `Each of the ${contexts} contexts has`} ${boundsOf(guarantees.context, grid.patches)}, none of a target.`,
  ];
};

const share = (count: number, of: number): string => `${count} of ${of} patches`;

/** What a part's masks keep from varying. */
const warningsOf = ({ part, patchRoles, isCrowded, priorLeftOut }: PartReport): ReadonlyArray<string> => {
  const { patches } = part.grid;
  const { alwaysTarget, neverContext, neverTarget = [] } = patchRoles;
  const lines: Array<string> = [];
  if (isCrowded) lines.push('The masks vary less than they seem to: there is little room.');
  if (alwaysTarget.length > 0) {
    lines.push(
      `${share(alwaysTarget.length, patches)} are target in every sample: the encoder never sees them.`,
    );
  }
  if (neverContext.length > alwaysTarget.length) {
    lines.push(`${share(neverContext.length, patches)} are in the context of no sample.`);
  }
  if (neverTarget.length > 0) lines.push(`${share(neverTarget.length, patches)} are never a target.`);
  if (priorLeftOut > 0.0005) {
    lines.push(
      `${(100 * priorLeftOut).toFixed(1)} % of the shapes that the ranges ask for have no place, and are not drawn.`,
    );
  }
  return lines;
};

const promised = (text: string): ReportLine => ({ kind: 'promise', text });
const warned = (text: string): ReportLine => ({ kind: 'warning', text });

/** What some changes would give, each with the change. */
const relaxedLines = ({ relaxations, parts: now }: Report): ReadonlyArray<ReportLine> =>
  relaxations.map(({ change, parts }) => {
    const always = parts.map(({ alwaysTarget }, at) => {
      const { name } = now[at]!.part;
      return `${patchesText(alwaysTarget)}${name === '' ? '' : ` of ${name}`}`;
    });
    return {
      kind: 'note',
      text: `With ${changeText(change)} so many are target in every sample: ${always.join(', ')}.`,
      change,
    };
  });

const togetherLines = ({ together, parts }: Plan): ReadonlyArray<ReportLine> => {
  if (together === undefined || parts.length === 1) return [];
  const all = parts.reduce((sum, { grid }) => sum + grid.patches, 0);
  return [
    { kind: 'heading', text: 'All parts together' },
    promised(`The contexts have ${boundsOf(together.context, all)}.`),
    promised(`The targets have ${boundsOf(together.target, all)}.`),
  ];
};

/** What a plan promises of every sample, what it warns of, and what would help, in sentences. */
export const reportLines = (plan: Plan): ReadonlyArray<ReportLine> => {
  const report = reportOf(plan);
  const parts = report.parts.flatMap(
    (part): ReadonlyArray<ReportLine> => [
      ...(part.part.name === '' ? [] : [{ kind: 'heading', text: part.part.name } as const]),
      ...promisesOf(part).map(promised),
      ...(isLevel(part.part) && part.part.nested
        ? [promised('Every target lies inside one of the next coarser level.')]
        : []),
      ...warningsOf(part).map(warned),
    ],
  );
  return [...parts, ...togetherLines(plan), ...relaxedLines(report)];
};
