import type { Grid, Plan, PlannedPart, Report } from '@jepa-masks/core';
import { areaOf, isLevel, type WeightedShape } from '@jepa-masks/core/blocks';
import type { Bounds } from '@jepa-masks/core/plan';
import type { PartReport } from '@jepa-masks/core/report';
import { KEPT_SAMPLES } from './context-kept.js';
import { axesOf, commonGrid, describeGrid, headingOf } from './describe-grid.js';
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

/** A patch by its place along each axis: `row,column`. */
const placeOf = (patch: number, { axes, rows, columns }: Grid): string =>
  [Math.floor(patch / (rows * columns)), Math.floor(patch / columns) % rows, patch % columns]
    .slice(3 - axes)
    .join(',');

/** Patches by their places, or the first of many. */
const listPatches = (patches: ReadonlyArray<number>, grid: Grid): string => {
  const listed = patches
    .slice(0, 8)
    .map((patch) => placeOf(patch, grid))
    .join(' ');
  return patches.length > 8 ? `${listed} … (${patches.length} patches)` : listed;
};

const crowding = ({
  part,
  patchRoles,
  isCrowded,
  looksAhead,
  priorLeftOut,
}: PartReport): ReadonlyArray<string> => {
  const { grid } = part;
  if (!isCrowded && !looksAhead) {
    // Of others nothing is known of what is in whose way.
    return isLevel(part) ? ['roomy: no block can be in the way of another'] : [];
  }
  const lines = [isCrowded ? 'crowded: masks vary less than they seem to' : 'every placement looks ahead'];
  const tell = (what: string, patches: ReadonlyArray<number> = []): void => {
    if (patches.length > 0) lines.push(`${what} (${axesOf(grid).join(',')}): ${listPatches(patches, grid)}`);
  };
  tell('target in every sample', patchRoles.alwaysTarget);
  tell('context in no sample', patchRoles.neverContext);
  tell('target in no sample', patchRoles.neverTarget);
  if (patchRoles.undecided.length > 0) lines.push(`not decided for ${patchRoles.undecided.length} patches`);
  if (priorLeftOut > 0) {
    lines.push(
      `${(100 * priorLeftOut).toFixed(1)} % of the shape prior fell to shapes with no place, and is left out`,
    );
  }
  return lines;
};

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

/** How many masks there are, and what each of them is. */
const explainMasks = (part: PlannedPart): ReadonlyArray<string> => {
  const { targets, contexts, targetOverlap, boxesPerTarget } = part;
  const told = `${counted(targets, 'target')}, overlap ${targetOverlap === 'allow' ? 'allowed' : 'forbidden'}; `;
  if (part.masks === 'patches') return [`${told}${counted(contexts, 'context')}; each a set of patches`];
  const union = boxesPerTarget === 1 ? [] : [`each target is the union of ${boxesPerTarget} blocks`];
  const blocks = counted(contexts, 'context block');
  if (!isLevel(part)) return [`${told}${blocks}`, ...union];
  return [
    `${told}${blocks} of at least ${part.minContextPatches} patches`,
    ...union,
    ...(part.nested ? ['every target lies inside one of the next coarser level'] : []),
    `target shapes, ${areas(part.targetShapes)}: ${listShapes(part.targetShapes)}`,
    `context shapes, ${areas(part.contextShapes)}: ${listShapes(part.contextShapes)}`,
  ];
};

const explainPart = (report: PartReport, kept: number): ReadonlyArray<string> => {
  const { part, guarantees, work } = report;
  const { patches } = part.grid;
  const bounds = ({ min, max }: Bounds): string => {
    const shares = [min, max].map((area) => ((100 * area) / patches).toFixed(1));
    return min === max
      ? `${min} of ${patches} patches (${shares[0]} %)`
      : `${min} to ${max} of ${patches} patches (${shares.join(' to ')} %)`;
  };
  return [
    ...explainMasks(part),
    'guaranteed in every sample:',
    `  each target ${bounds(guarantees.target)}`,
    `  all targets ${bounds(guarantees.union)}`,
    `  the context ${bounds(guarantees.context)}`,
    `context kept: ${percent(kept)} of the patches on average (of ${KEPT_SAMPLES} samples), ` +
      `${percent(guarantees.context.min / patches)} guaranteed`,
    ...crowding(report),
    ...(work === undefined
      ? []
      : [`work of a sample, at the very most: ${work.draws} draws, ${work.tests} positions tested`]),
  ];
};

/** What parts that share a budget have together. */
const explainTogether = ({ together, parts }: Plan): ReadonlyArray<string> => {
  if (together === undefined || parts.length === 1) return [];
  const all = parts.reduce((sum, { grid }) => sum + grid.patches, 0);
  const told = ({ min, max }: Bounds): string =>
    min === max
      ? `${min} of ${all} patches (${percent(min / all)})`
      : `${min} to ${max} of ${all} patches (${percent(min / all)} to ${percent(max / all)})`;
  return [
    '',
    'all parts together, in every sample:',
    `  contexts ${told(together.context)}`,
    `  targets ${told(together.target)}`,
  ];
};

/**
 * A plan's report for people.
 *
 * @param kept share of the patches that a context keeps on average, for each part
 */
export const explanation = (
  plan: Plan,
  report: Report,
  kept: ReadonlyArray<number>,
  colours: Colours,
): string => {
  const common = commonGrid(plan.parts);
  const isNamed = plan.parts[0].name !== '';
  const heading = common === undefined ? plan.strategy : `${plan.strategy} on ${describeGrid(common)}`;
  const parts = report.parts.flatMap((part, index) => [
    '',
    ...(isNamed ? [colours.bold(headingOf(part.part, common))] : []),
    ...explainPart(part, kept[index]!),
  ]);
  const relaxations = report.relaxations.map(({ change, parts: after }) => {
    const told = Object.entries(change).map(([name, value]) => `${name} ${JSON.stringify(value)}`);
    const always = after.map(({ alwaysTarget }) => alwaysTarget).join(', ');
    const never = after.map(({ neverContext }) => neverContext).join(', ');
    return `  ${told.join(', ')}: ${always} patches always target, ${never} never context`;
  });
  const of = isNamed ? ` (${plan.parts.map(({ name }) => name).join(', ')})` : '';
  return [
    colours.bold(heading),
    ...parts,
    ...explainTogether(plan),
    ...(relaxations.length === 0 ? [] : ['', `what relaxing would give${of}:`, ...relaxations]),
  ].join('\n');
};
