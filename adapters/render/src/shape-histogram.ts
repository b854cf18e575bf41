import type { Grid, Statistics } from '@jepa-masks/core';
import type { PartStatistics, ShapeShare } from '@jepa-masks/core/statistics';
import { horizontalAxis, niceShares, shareScale } from './axis.js';
import {
  checkCount,
  checkStatistics,
  describe,
  describeGrids,
  formatCount,
  formatShare,
  type PictureOptions,
  prefixOf,
} from './choices.js';
import { type Body, figure } from './figure.js';
import { colourOf } from './palette.js';
import { at, filled, type Markup } from './svg.js';
import { fadedInk, fitText, sizes, type TextStyle, textWidth, writeText } from './text.js';

/** What a histogram of shapes shows. */
export interface ShapeHistogramOptions extends PictureOptions {
  /** Name of one part. Default: all that have blocks, one below the other. */
  readonly part?: string;
  /** Shapes shown by themselves, the most frequent first, 1 to 200. Default 16. */
  readonly most?: number;
}

interface Bar {
  readonly label: string;
  readonly share: number;
}

const BAR = 12;
const STEP = 17;
const PLOT = 250;
const HEAD = 34;

const tickStyle: TextStyle = { size: sizes.note, anchor: 'end' };
const valueStyle: TextStyle = { size: sizes.note, fill: fadedInk };
const headingStyle: TextStyle = { size: sizes.heading, bold: true };
const VALUE_ROOM = 48;

/** What a shape is called on a grid of so many axes. */
const labelOf = ({ duration, height, width }: ShapeShare, axes: Grid['axes']): string =>
  [duration, height, width].slice(3 - axes).join(' × ');

/** What the numbers of a label are. */
const sidesOf = ['length in tokens', 'height × width in patches', 'duration × height × width in patches'];

const barsOf = (
  shapes: PartStatistics['targetShapes'],
  axes: Grid['axes'],
  most: number,
): ReadonlyArray<Bar> =>
  shapes.slice(0, most).map((shape) => ({ label: labelOf(shape, axes), share: shape.share }));

/** How many shapes there are, and what the bars leave out. */
const remarkOn = (shapes: PartStatistics['targetShapes'], most: number): string => {
  const all = `${formatCount(shapes.length)} ${shapes.length === 1 ? 'shape' : 'shapes'}`;
  const hidden = shapes.slice(most);
  if (hidden.length === 0) return all;
  const share = hidden.reduce((sum, shape) => sum + shape.share, 0);
  return `${all}; the ${formatCount(hidden.length)} rarest (${formatShare(share)}) not shown`;
};

const labelRoom = (bars: ReadonlyArray<Bar>): number =>
  Math.ceil(Math.max(...bars.map(({ label }) => textWidth(label, tickStyle)))) + 10;

/** The bars of one kind of block, in as much room as `rows` bars take. */
const chart = (
  heading: string,
  shapes: PartStatistics['targetShapes'],
  {
    axes,
    most,
    rows,
    fill,
  }: {
    readonly axes: Grid['axes'];
    readonly most: number;
    readonly rows: number;
    readonly fill: string;
  },
): Body => {
  const bars = barsOf(shapes, axes, most);
  const left = labelRoom(bars);
  const height = rows * STEP + 6;
  const scale = shareScale(niceShares(Math.max(...bars.map(({ share }) => share)), 5), [0, PLOT], 5);
  const drawn = bars.map(({ label, share }, index): Markup => {
    const y = 5 + index * STEP;
    const width = Math.max(1, Math.round(scale.position(share)));
    return (
      writeText(-7, y + BAR - 2, label, tickStyle) +
      filled(0, y, width, BAR, fill, { class: 'bar' }) +
      writeText(width + 5, y + BAR - 2, formatShare(share), valueStyle)
    );
  });
  return {
    width: left + PLOT + VALUE_ROOM,
    height: HEAD + height + 40,
    markup:
      writeText(left, 12, fitText(heading, headingStyle, PLOT + VALUE_ROOM), headingStyle) +
      writeText(left, 27, fitText(remarkOn(shapes, most), valueStyle, PLOT + VALUE_ROOM), valueStyle) +
      at(left, HEAD, ...drawn, at(0, height, horizontalAxis(scale, PLOT, 0, 'share of blocks (%)').front)),
  };
};

const chartsOf = (
  { name, grid: { axes }, targetShapes, contextShapes }: PartStatistics,
  most: number,
): Body => {
  const rows = Math.min(most, Math.max(targetShapes.length, contextShapes.length));
  const ofKind = (kind: string, shapes: ReadonlyArray<ShapeShare>, fill: string): Body =>
    chart(`${prefixOf(name)}${kind}`, shapes, { axes, most, rows, fill });
  const one = ofKind('targets', targetShapes, colourOf(0));
  const two = ofKind('context blocks', contextShapes, colourOf(1));
  return {
    width: one.width + 12 + two.width,
    height: one.height,
    markup: one.markup + at(one.width + 12, 0, two.markup),
  };
};

/**
 * How often each shape (height × width in patches; of a video with the duration
 * before them, of a row the length) was drawn, for targets and
 * for context blocks before the targets are taken out.
 *
 * @returns an SVG document
 * @throws RangeError if the statistics count no sample, there is no such part, none has blocks, or `most` is out of range
 */
export const shapeHistogramSvg = (statistics: Statistics, options: ShapeHistogramOptions = {}): string => {
  const asked = checkStatistics(statistics, options.part);
  const parts = asked.filter(({ targetShapes }) => targetShapes.length > 0);
  if (parts.length === 0) {
    const names = asked.map(({ name }) => name).join(', ');
    throw new RangeError(`${names === '' ? 'the masks' : names}: no blocks, so there are no shapes to draw`);
  }
  const most = checkCount('most', options.most ?? 16, 200);
  let height = 0;
  const charts = parts.map((part) => chartsOf(part, most));
  const markup = charts.map((body) => {
    const part = at(0, height, body.markup);
    height += body.height + 20;
    return part;
  });
  return figure(
    {
      title: 'Shapes of blocks',
      subtitle: describe(
        ...describeGrids(parts),
        `${formatCount(statistics.samples)} samples`,
        [...new Set(parts.map(({ grid }) => sidesOf[grid.axes - 1]!))].join(', '),
      ),
    },
    { width: Math.max(...charts.map(({ width }) => width)), height: height - 20, markup: markup.join('') },
    options,
  );
};
