import { areaOf, type LevelReport, type Plan, type Report, type WeightedShape } from '@jepa-masks/core';
import { KEPT_SAMPLES } from './context-kept.js';
import type { Colours } from './terminal.js';

const MOST_SHAPES = 12;

const listShapes = (shapes: ReadonlyArray<WeightedShape>): string => {
  const total = shapes.reduce((sum, { weight }) => sum + weight, 0);
  const sorted = shapes.toSorted((a, b) => b.weight - a.weight);
  const listed = sorted
    .slice(0, MOST_SHAPES)
    .map((shape) => `${shape.height}×${shape.width} ${((100 * shape.weight) / total).toFixed(1)} %`)
    .join(', ');
  const more = sorted.length - MOST_SHAPES;
  return more > 0 ? `${listed}, and ${more} more` : listed;
};

const areas = (shapes: ReadonlyArray<WeightedShape>): string => {
  const all = shapes.map(areaOf);
  return `${Math.min(...all)} to ${Math.max(...all)} patches`;
};

/** Patches as row,column, or the first of many. */
const listPatches = (patches: ReadonlyArray<number>, columns: number): string => {
  const listed = patches
    .slice(0, 8)
    .map((patch) => `${Math.floor(patch / columns)},${patch % columns}`)
    .join(' ');
  return patches.length > 8 ? `${listed} … (${patches.length} patches)` : listed;
};

const crowding = ({
  level,
  reach,
  isCrowded,
  looksAhead,
  priorLeftOut,
}: LevelReport): ReadonlyArray<string> => {
  const { columns } = level.grid;
  if (!isCrowded && !looksAhead) return ['roomy: no block can be in the way of another'];
  const lines = [isCrowded ? 'crowded: masks vary less than they seem to' : 'every placement looks ahead'];
  if (reach.alwaysTarget.length > 0) {
    lines.push(`target in every sample (row,column): ${listPatches(reach.alwaysTarget, columns)}`);
  }
  if (reach.neverContext.length > 0) {
    lines.push(`context in no sample (row,column): ${listPatches(reach.neverContext, columns)}`);
  }
  if (reach.neverTarget !== undefined && reach.neverTarget.length > 0) {
    lines.push(`target in no sample (row,column): ${listPatches(reach.neverTarget, columns)}`);
  }
  if (reach.undecided.length > 0) lines.push(`not decided for ${reach.undecided.length} patches`);
  if (priorLeftOut > 0) {
    lines.push(
      `${(100 * priorLeftOut).toFixed(1)} % of the shape prior fell to shapes with no place, and is left out`,
    );
  }
  return lines;
};

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

const explainLevel = (report: LevelReport, kept: number): ReadonlyArray<string> => {
  const { level, guarantees, work } = report;
  const { patches } = level.grid;
  const bounds = ({ min, max }: { readonly min: number; readonly max: number }): string =>
    `${min} to ${max} of ${patches} patches (${((100 * min) / patches).toFixed(1)} to ${((100 * max) / patches).toFixed(1)} %)`;
  return [
    `${level.targets} targets, overlap ${level.targetOverlap === 'allow' ? 'allowed' : 'forbidden'}; ` +
      `${level.contexts} context ${level.contexts === 1 ? 'block' : 'blocks'} of at least ${level.minContextPatches} patches`,
    ...(level.confined ? ['every target lies inside one of the next coarser level'] : []),
    `target shapes, ${areas(level.targetShapes)}: ${listShapes(level.targetShapes)}`,
    `context shapes, ${areas(level.contextShapes)}: ${listShapes(level.contextShapes)}`,
    'guaranteed in every sample:',
    `  each target ${bounds(guarantees.target)}`,
    `  all targets ${bounds(guarantees.union)}`,
    `  the context ${bounds(guarantees.context)}`,
    `context kept: ${percent(kept)} of the patches on average (of ${KEPT_SAMPLES} samples), ` +
      `${percent(guarantees.context.min / patches)} guaranteed`,
    ...crowding(report),
    `work of a sample, at the very most: ${work.draws} draws, ${work.tests} positions tested`,
  ];
};

/**
 * A plan's report for people.
 *
 * @param kept share of the patches that a context keeps on average, for each level
 */
export const explanation = (
  plan: Plan,
  report: Report,
  kept: ReadonlyArray<number>,
  colours: Colours,
): string => {
  const { grid } = plan;
  const heading = `${plan.strategy} on ${grid.rows} × ${grid.columns} = ${grid.patches} patches of ${grid.patchSize} pixels`;
  const levels = report.levels.flatMap((level, index) => [
    '',
    ...(plan.layout === 'flat' ? [] : [colours.bold(`level ${index}`)]),
    ...explainLevel(level, kept[index]!),
  ]);
  const relaxations = report.relaxations.map(({ change, levels: after }) => {
    const told = Object.entries(change).map(([name, value]) => `${name} ${JSON.stringify(value)}`);
    const always = after.map(({ alwaysTarget }) => alwaysTarget).join(', ');
    const never = after.map(({ neverContext }) => neverContext).join(', ');
    return `  ${told.join(', ')}: ${always} patches always target, ${never} never context`;
  });
  return [
    colours.bold(heading),
    ...levels,
    ...(relaxations.length === 0
      ? []
      : [
          '',
          `what relaxing would give${plan.layout === 'flat' ? '' : ' (for each level)'}:`,
          ...relaxations,
        ]),
  ].join('\n');
};
