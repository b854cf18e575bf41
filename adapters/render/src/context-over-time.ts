import { type AuditedLevel, describeShare } from '@jepa-masks/core/audit';
import { niceShares, shareScale, verticalAxis } from './axis.js';
import { describe, formatCount, type PictureOptions, prefixOf } from './choices.js';
import { type Body, figure } from './figure.js';
import type { LegendItem } from './legend.js';
import { colourOf } from './palette.js';
import { at, element, line, type Markup } from './svg.js';
import { fadedInk, fitText, sizes, writeText } from './text.js';

/** Generators of the same masks, whose contexts are compared over time. */
export interface PartOverTime {
  /** Name of the part, '' for one without. */
  readonly name: string;
  /** One or more. */
  readonly generators: ReadonlyArray<{
    /** What its line is called. */
    readonly name: string;
    /** What was counted of its samples. */
    readonly level: AuditedLevel;
  }>;
}

const WIDTH = 520;
const HEIGHT = 150;
const LEFT = 60;
const HEAD = 22;
const FOOT = 46;

/** More labels than these would run into each other. */
const MOST_LABELS = 16;

/** A second sign beside colour: how a line is dashed. */
const DASHES: ReadonlyArray<string | undefined> = [undefined, '7 4', '2 3', '10 3 2 3'];

const strokeOf = (index: number) => ({
  stroke: colourOf(index),
  'stroke-width': 2.5,
  'stroke-dasharray': DASHES[index % DASHES.length],
  fill: 'none',
});

/** A line that keeps its height for the whole of a time step. */
const stairs = (shares: ReadonlyArray<number>, y: (share: number) => number): string =>
  shares
    .map((share, step) => {
      const [from, to] = [(step * WIDTH) / shares.length, ((step + 1) * WIDTH) / shares.length];
      return `${step === 0 ? 'M' : 'L'}${from.toFixed(2)} ${y(share).toFixed(2)}L${to.toFixed(2)} ${y(share).toFixed(2)}`;
    })
    .join('');

const timeAxis = (steps: number): Markup => {
  const every = Math.ceil(steps / MOST_LABELS);
  const labels = Array.from({ length: steps }, (_, step) => step).filter((step) => step % every === 0);
  return (
    line([0, 0], [WIDTH, 0], '#444444') +
    labels
      .map((step) =>
        writeText(((step + 0.5) * WIDTH) / steps, 16, String(step), { size: sizes.note, anchor: 'middle' }),
      )
      .join('')
  );
};

const chart = ({ name, generators }: PartOverTime): Markup => {
  const all = generators.map(({ level }) => level.contextOverTime);
  const up = shareScale(niceShares(Math.max(...all.flat()), 4), [HEIGHT, 0], 4);
  const vertical = verticalAxis(up, HEIGHT, WIDTH, 'context (%)');
  const means = `mean ${generators.map(({ level }) => describeShare(level.contextMean, 1)).join(', ')}`;
  const heading = { size: sizes.heading, bold: true } as const;
  const remark = { size: sizes.note, fill: fadedInk, anchor: 'end' } as const;
  return (
    writeText(0, 12, fitText(`${prefixOf(name)}context over time`, heading, WIDTH / 2), heading) +
    writeText(WIDTH, 12, fitText(means, remark, WIDTH / 2), remark) +
    at(
      0,
      HEAD,
      vertical.behind,
      ...all.map((shares, index) =>
        element('path', { class: 'over-time', d: stairs(shares, up.position), ...strokeOf(index) }),
      ),
      at(0, HEIGHT, timeAxis(all[0]!.length)),
      vertical.front,
    )
  );
};

const legendOf = ({ generators }: PartOverTime): ReadonlyArray<LegendItem> =>
  generators.map(({ name }, index) => ({
    swatch: element('path', { d: 'M0 7h14', ...strokeOf(index) }),
    text: name,
  }));

/**
 * How much of each time step is context, a line a generator, part below part.
 *
 * @param parts one or more, of the same generators
 * @returns an SVG document
 * @throws RangeError if there is no part, or no generator
 */
export const contextOverTimeSvg = (
  parts: ReadonlyArray<PartOverTime>,
  options: PictureOptions = {},
): string => {
  const [first] = parts;
  if (first === undefined || parts.some(({ generators }) => generators.length === 0)) {
    throw new RangeError('there is nothing to compare; give one part and one generator or more');
  }
  const step = HEAD + HEIGHT + FOOT;
  const body: Body = {
    width: LEFT + WIDTH + 14,
    height: parts.length * step,
    markup: parts
      .map((part, index) =>
        at(
          LEFT,
          index * step,
          chart(part) +
            writeText(WIDTH / 2, HEAD + HEIGHT + 32, 'time step', {
              size: sizes.label,
              fill: fadedInk,
              anchor: 'middle',
            }),
        ),
      )
      .join(''),
  };
  const { samples, rows, columns, contextOverTime } = first.generators[0]!.level;
  return figure(
    {
      title: 'Context kept, time step by time step',
      subtitle: describe(
        `${contextOverTime.length} steps of ${rows} × ${columns} patches`,
        `${formatCount(samples)} samples of each`,
      ),
      items: legendOf(first),
    },
    body,
    options,
  );
};
