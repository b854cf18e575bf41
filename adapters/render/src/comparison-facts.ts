import { type AuditedLevel, columnsNeverVisited, describeShare, rowsNeverVisited } from '@jepa-masks/core';
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

const factsOf = (level: AuditedLevel): ReadonlyArray<Fact> => {
  const { blocks, samples, columns } = level;
  const emptied = level.emptyTargets + level.emptyContexts;
  return [
    {
      name: 'targets in bounds',
      value: blocks === undefined ? 'no bounds' : describeShare(blocks.inBounds, blocks.targets),
      kept: blocks === undefined ? undefined : blocks.inBounds === blocks.targets,
    },
    none('samples with overlapping targets', level.targetsMeet, describeShare(level.targetsMeet, samples)),
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

/** What was found of a generator, a line each; what holds in every sample is marked with a disc, what does not with a cross. */
export const factsView = (level: AuditedLevel): Markup =>
  factsOf(level)
    .map(({ name, value, kept }, index) => {
      const y = index * LINE + 12;
      const fill = kept === undefined ? ink : kept ? KEPT : BROKEN;
      const mark =
        kept === undefined
          ? ''
          : kept
            ? element('circle', { cx: 5, cy: y - 4, r: 3.5, fill })
            : element('path', {
                d: `M1.5 ${y - 7.5}l7 7m0 -7l-7 7`,
                stroke: fill,
                'stroke-width': 2,
                fill: 'none',
              });
      return (
        mark +
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
