import { formatPath } from '@jepa-masks/core/config';
import type { Bounds } from '@jepa-masks/core/plan';
import type { ChangingField, ScheduledPlan } from '@jepa-masks/core/schedule';
import { scaleLinear } from 'd3-scale';
import { horizontalAxis, niceShares, type ShareScale, shareScale, verticalAxis } from './axis.js';
import { describe, formatCount, type PictureOptions, prefixOf } from './choices.js';
import { type Body, figure } from './figure.js';
import { colourOf, outlineOf } from './palette.js';
import { at, element, type Markup } from './svg.js';
import { fadedInk, fitText, sizes, writeText } from './text.js';

const WIDTH = 520;
const HEIGHT = 110;
const LEFT = 62;
const HEAD = 22;
const FOOT = 32;
const TITLE = 20;

/** The ends of a range, or a number twice. */
type Ends = readonly [low: number, high: number];

/** What is drawn over the steps: the ends that hold from a step on. */
type Stairs = ReadonlyArray<{ readonly step: number; readonly ends: Ends }>;

interface Chart {
  readonly heading: string;
  readonly remark: string;
  readonly axis: string;
  readonly up: ShareScale;
  /** Drawn over one another, each in its colour. */
  readonly bands: ReadonlyArray<Stairs>;
}

const FILLED = 0.25;

/** A second sign beside colour: how the outline of a band is dashed. */
const DASHES: ReadonlyArray<string | undefined> = [undefined, '6 3'];

/** How the area of a band is drawn, of several over one another. */
const bandStyle = (index: number, first: number) => ({
  fill: colourOf(first + index),
  'fill-opacity': FILLED,
  stroke: outlineOf(first + index),
  'stroke-width': 1.5,
  'stroke-dasharray': DASHES[index],
  'stroke-linejoin': 'round',
});

const endsOf = (value: unknown): Ends | undefined => {
  if (typeof value === 'number') return [value, value];
  const isPair = Array.isArray(value) && value.length === 2 && value.every((end) => typeof end === 'number');
  return isPair ? (value as unknown as Ends) : undefined;
};

/** A field's values over the steps; undefined of words, which lie between no two others. */
const stairsOf = ({ changes }: ChangingField): Stairs | undefined => {
  const stairs = changes.flatMap(({ step, value }) => {
    const ends = endsOf(value);
    return ends === undefined ? [] : [{ step, ends }];
  });
  return stairs.length === changes.length ? stairs : undefined;
};

const plain = (value: number): string => String(Number(value.toPrecision(4)));

const tell = ([low, high]: Ends): string => (low === high ? plain(low) : `[${plain(low)}, ${plain(high)}]`);

/** An axis of a field's own values, a little longer than they reach. */
const valueScale = (stairs: Stairs, isWhole: boolean): ShareScale => {
  const all = stairs.flatMap(({ ends }) => ends);
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const room = high > low ? 0 : Math.abs(high) || 1;
  const scale = scaleLinear([low - room, high + room], [HEIGHT, 0]).nice(4);
  const ticks = scale.ticks(4).filter((tick) => !isWhole || Number.isInteger(tick));
  const format = scale.tickFormat(4, isWhole ? ',d' : undefined);
  return {
    position: (value) => scale(value),
    ticks: ticks.map((tick) => ({ position: scale(tick), label: format(tick) })),
  };
};

const chartOf = (field: ChangingField): ReadonlyArray<Chart> => {
  const stairs = stairsOf(field);
  if (stairs === undefined) return [];
  const first = stairs[0]!;
  const last = stairs.at(-1)!;
  return [
    {
      heading: formatPath(field.path),
      remark: `${tell(first.ends)} to ${tell(last.ends)}`,
      axis: 'value',
      up: valueScale(stairs, field.field.kind === 'integer'),
      bands: [stairs],
    },
  ];
};

/** What every sample is guaranteed of a part: targets, and contexts. */
const guaranteeCharts = ({ stretches }: ScheduledPlan): ReadonlyArray<Chart> => {
  const names = stretches[0].plan.parts.map(({ name }) => name);
  return names.flatMap((name) => {
    const of = stretches.flatMap(({ from, plan }) => {
      const part = plan.parts.find((one) => one.name === name);
      return part === undefined ? [] : [{ from, part }];
    });
    const band = (kind: 'union' | 'context'): Stairs =>
      of.map(({ from, part: { guarantees, grid } }) => {
        const { min, max }: Bounds = guarantees[kind];
        return { step: from, ends: [min / grid.patches, max / grid.patches] };
      });
    const bands = [band('union'), band('context')];
    const most = Math.max(...bands.flat().map(({ ends }) => ends[1]));
    return [
      {
        heading: `${prefixOf(name)}guaranteed in every sample`,
        remark: 'least to most',
        axis: 'patches (%)',
        up: shareScale(niceShares(most, 4), [HEIGHT, 0], 4),
        bands,
      },
    ];
  });
};

/** The outline of what lies between the two ends, step after step, to the right edge. */
const outline = (stairs: Stairs, x: (step: number) => number, up: ShareScale): string => {
  const side = (end: 0 | 1): ReadonlyArray<string> =>
    stairs.flatMap(({ step, ends }, index) => {
      const until = stairs[index + 1]?.step;
      const y = up.position(ends[end]).toFixed(2);
      return [`${x(step).toFixed(2)} ${y}`, `${(until === undefined ? WIDTH : x(until)).toFixed(2)} ${y}`];
    });
  return `M${[...side(1), ...[...side(0)].reverse()].join('L')}Z`;
};

const drawChart = (
  { heading, remark, axis, up, bands }: Chart,
  first: number,
  x: (step: number) => number,
): Markup => {
  const vertical = verticalAxis(up, HEIGHT, WIDTH, axis);
  const headingStyle = { size: sizes.heading, bold: true } as const;
  const remarkStyle = { size: sizes.note, fill: fadedInk, anchor: 'end' } as const;
  return (
    writeText(0, 12, fitText(heading, headingStyle, WIDTH * 0.6), headingStyle) +
    writeText(WIDTH, 12, fitText(remark, remarkStyle, WIDTH * 0.38), remarkStyle) +
    at(
      0,
      HEAD,
      vertical.behind,
      ...bands.map((stairs, index) =>
        element('path', {
          class: 'schedule',
          d: outline(stairs, x, up),
          ...bandStyle(index, first),
        }),
      ),
      vertical.front,
    )
  );
};

/**
 * The values of the fields that change over the steps of a run, and below them
 * what every sample is guaranteed: a chart each, with the steps from 0 to a
 * little after the last change. Values that are words are left out.
 *
 * @param changing the fields that change, as `changingFields` reads them of the same configuration
 * @returns an SVG document
 * @throws RangeError if nothing changes
 */
export const scheduleSvg = (
  scheduled: ScheduledPlan,
  changing: ReadonlyArray<ChangingField>,
  options: PictureOptions = {},
): string => {
  if (changing.length === 0) throw new RangeError('changing is empty; give 1 field that changes or more');
  const lastStep = Math.max(1, ...changing.map(({ changes }) => changes.at(-1)!.step));
  const steps = scaleLinear([0, lastStep * 1.1], [0, WIDTH]);
  const format = steps.tickFormat(6, ',d');
  const along: ShareScale = {
    position: (step) => steps(step),
    ticks: steps
      .ticks(6)
      .filter(Number.isInteger)
      .map((step) => ({ position: steps(step), label: format(step) })),
  };
  const values = changing.flatMap(chartOf);
  const charts = [...values, ...guaranteeCharts(scheduled)];
  const height = HEAD + HEIGHT + FOOT;
  const body: Body = {
    width: LEFT + WIDTH + 14,
    height: charts.length * height + TITLE,
    markup: charts
      .map((chart, index) => {
        const isLast = index === charts.length - 1;
        const { behind, front } = horizontalAxis(along, WIDTH, HEIGHT, isLast ? 'step' : undefined);
        return at(
          LEFT,
          index * height,
          at(0, HEAD + HEIGHT, behind),
          drawChart(chart, index < values.length ? 0 : 1, steps),
          at(0, HEAD + HEIGHT, front),
        );
      })
      .join(''),
  };
  const swatch = (index: number): Markup =>
    element('rect', { x: 1, y: 1, width: 12, height: 12, ...bandStyle(index, 1) });
  const plans = scheduled.stretches.length;
  return figure(
    {
      title: 'What changes over the steps of a run',
      subtitle: describe(
        scheduled.strategy,
        `${formatCount(plans)} ${plans === 1 ? 'plan' : 'plans in turn'}`,
        `last change at step ${formatCount(lastStep)}`,
      ),
      items: [
        { swatch: swatch(0), text: 'all targets' },
        { swatch: swatch(1), text: 'each context' },
      ],
    },
    body,
    options,
  );
};
