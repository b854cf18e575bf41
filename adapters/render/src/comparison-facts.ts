import {
  type AuditedLevel,
  columnsNeverVisited,
  describeShare,
  rowsNeverVisited,
} from '@jepa-masks/core/audit';
import type { LegendItem } from './legend.js';
import { element, type Markup } from './svg.js';
import { fadedInk, ink, sizes, writeText } from './text.js';

/** One thing found of a generator, and whether it is as one would want it; undefined: neither good nor bad. */
interface Fact {
  readonly name: string;
  readonly value: string;
  readonly kept: boolean | undefined;
}

const none = (name: string, count: number, value: string): Fact => ({ name, value, kept: count === 0 });

const never = (name: string, visits: ReadonlyArray<number>, columns: number): Fact => {
  const rows = rowsNeverVisited(visits, columns).length;
  const across = columnsNeverVisited(visits, columns).length;
  return none(name, rows + across, rows + across === 0 ? 'none' : `${rows} + ${across}`);
};

/** What was asked for can't be a fault: overlap is neither good nor bad where it is allowed. */
const overlap = ({ targetsMeet, samples }: AuditedLevel, allowed: boolean): Fact => {
  const fact = none('samples with overlapping targets', targetsMeet, describeShare(targetsMeet, samples));
  return allowed ? { ...fact, name: `${fact.name} (allowed)`, kept: undefined } : fact;
};

const factsOf = (level: AuditedLevel, overlapAllowed: boolean): ReadonlyArray<Fact> => {
  const { blocks, samples, columns } = level;
  const emptied = level.emptyTargets + level.emptyContexts;
  return [
    {
      name: 'targets in bounds',
      value: blocks === undefined ? 'no bounds' : describeShare(blocks.inBounds, blocks.targets),
      kept: blocks === undefined ? undefined : blocks.inBounds === blocks.targets,
    },
    overlap(level, overlapAllowed),
    none(
      'samples with targets in the context',
      level.contextMeetsTarget,
      describeShare(level.contextMeetsTarget, samples),
    ),
    none('empty masks', emptied, String(emptied)),
    never('rows + columns never target', level.targetVisits, columns),
    never('rows + columns never context', level.contextVisits, columns),
    {
      name: 'context kept, mean (least)',
      value: `${describeShare(level.contextMean, 1)} (${describeShare(level.contextMin, 1)})`,
      kept: undefined,
    },
  ];
};

/** Okabe and Ito's bluish green and vermillion, darkened until small text in them can be read. */
const KEPT = '#00785a';
const BROKEN = '#b34700';

const LINE = 17;

/** Pixels that the facts take. */
export const factsSize: { readonly width: number; readonly height: number } = {
  width: 350,
  height: 7 * LINE,
};

/** A disc for what holds, a cross for what does not, about (5, y). */
const mark = (kept: boolean, y: number): Markup =>
  kept
    ? element('circle', { cx: 5, cy: y, r: 3.5, fill: KEPT })
    : element('path', {
        d: `M1.5 ${y - 3.5}l7 7m0 -7l-7 7`,
        stroke: BROKEN,
        'stroke-width': 2,
        fill: 'none',
      });

/** What the marks mean. */
export const factsLegend: ReadonlyArray<LegendItem> = [
  { swatch: mark(true, 7), text: 'holds in every sample' },
  { swatch: mark(false, 7), text: 'does not' },
];

/**
 * What was found of a generator, a line each, marked where it can be good or bad.
 *
 * @param overlapAllowed whether targets were asked for that may overlap
 */
export const factsView = (level: AuditedLevel, overlapAllowed: boolean): Markup =>
  factsOf(level, overlapAllowed)
    .map(({ name, value, kept }, index) => {
      const y = index * LINE + 12;
      const fill = kept === undefined ? ink : kept ? KEPT : BROKEN;
      return (
        (kept === undefined ? '' : mark(kept, y - 4)) +
        writeText(16, y, name, { size: sizes.label, fill: fadedInk }) +
        writeText(factsSize.width, y, value, {
          size: sizes.label,
          fill,
          anchor: 'end',
          bold: kept === false,
        })
      );
    })
    .join('');
