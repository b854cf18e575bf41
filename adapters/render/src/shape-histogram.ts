import type { LevelStatistics, Statistics } from '@jepa-masks/core';
import { horizontalAxis, niceShares, shareScale } from './axis.js';
import {
  checkCount,
  checkStatistics,
  describe,
  describeGrid,
  formatCount,
  formatShare,
  type PictureOptions,
} from './choices.js';
import { type Body, figure } from './figure.js';
import { colourOf } from './palette.js';
import { at, filled, type Markup } from './svg.js';
import { fadedInk, fitText, sizes, type TextStyle, textWidth, writeText } from './text.js';

/** What a histogram of shapes shows. */
export interface ShapeHistogramOptions extends PictureOptions {
  /** One level, 0 being the finest. Default: all, one below the other. */
  readonly level?: number;
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
const VALUE_ROOM = 48;

const barsOf = (shapes: LevelStatistics['targetShapes'], most: number): ReadonlyArray<Bar> =>
  shapes.slice(0, most).map(({ height, width, share }) => ({ label: `${height} × ${width}`, share }));

/** How many shapes there are, and what the bars leave out. */
const remarkOn = (shapes: LevelStatistics['targetShapes'], most: number): string => {
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
  shapes: LevelStatistics['targetShapes'],
  { most, rows, fill }: { readonly most: number; readonly rows: number; readonly fill: string },
): Body => {
  const bars = barsOf(shapes, most);
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
      writeText(left, 12, heading, { size: sizes.heading, bold: true }) +
      writeText(left, 27, fitText(remarkOn(shapes, most), valueStyle, PLOT + VALUE_ROOM), valueStyle) +
      at(left, HEAD, ...drawn, at(0, height, horizontalAxis(scale, PLOT, 0, 'share of blocks (%)').front)),
  };
};

const levelCharts = (statistics: Statistics, level: number, most: number): Body => {
  const { targetShapes, contextShapes } = statistics.levels[level]!;
  const of = statistics.levels.length > 1 ? `level ${level}: ` : '';
  const rows = Math.min(most, Math.max(targetShapes.length, contextShapes.length));
  const one = chart(`${of}targets`, targetShapes, { most, rows, fill: colourOf(0) });
  const two = chart(`${of}context blocks`, contextShapes, { most, rows, fill: colourOf(1) });
  return {
    width: one.width + 12 + two.width,
    height: one.height,
    markup: one.markup + at(one.width + 12, 0, two.markup),
  };
};

/**
 * How often each shape (rows × columns of patches) was drawn, for targets and
 * for context blocks before the targets are taken out.
 *
 * @returns an SVG document
 * @throws RangeError if the statistics count no sample, there is no such level, or `most` is out of range
 */
export const shapeHistogramSvg = (statistics: Statistics, options: ShapeHistogramOptions = {}): string => {
  const levels = checkStatistics(statistics, options.level);
  const most = checkCount('most', options.most ?? 16, 200);
  let height = 0;
  const charts = levels.map((level) => levelCharts(statistics, level, most));
  const markup = charts.map((body) => {
    const part = at(0, height, body.markup);
    height += body.height + 20;
    return part;
  });
  return figure(
    {
      title: 'Shapes of blocks',
      subtitle: describe(
        describeGrid(statistics.grid),
        `${formatCount(statistics.samples)} samples`,
        'height × width in patches',
      ),
    },
    { width: Math.max(...charts.map(({ width }) => width)), height: height - 20, markup: markup.join('') },
    options,
  );
};
