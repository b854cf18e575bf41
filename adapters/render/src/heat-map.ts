import type { Grid, Statistics } from '@jepa-masks/core';
import { scaleLinear } from 'd3-scale';
import {
  checkStatistics,
  describe,
  describeGrid,
  formatCount,
  formatShare,
  type PictureOptions,
} from './choices.js';
import { colourBar } from './colour-bar.js';
import { type Body, figure } from './figure.js';
import { heatView } from './heat-view.js';
import { frame, gridLines } from './patch-view.js';
import { type Photograph, type PhotographUse, placePhotograph } from './photograph.js';
import { at } from './svg.js';
import { beside, type Entry, table } from './table.js';
import { sizes, textWidth } from './text.js';
import { cellSize, isWide } from './view-size.js';

/** What a heat map shows. */
export interface HeatMapOptions extends PictureOptions {
  /** One level, 0 being the finest. Default: all, one below the other. */
  readonly level?: number;
  /** The share, in (0, 1], that the brightest colour stands for. Default: the largest in the picture, rounded up. */
  readonly most?: number;
  /** Stands beside the maps, in the same size: under the colours it would change them. */
  readonly photograph?: Photograph;
}

const checkMost = (most: number): number => {
  if (most > 0 && most <= 1) return most;
  throw new RangeError(`most is ${most}; give a share above 0, and at most 1`);
};

const rangeOf = (visits: ReadonlyArray<number>): string => {
  const least = visits.reduce((low, share) => Math.min(low, share), 1);
  const largest = visits.reduce((high, share) => Math.max(high, share), 0);
  return least === largest ? formatShare(least) : `${formatShare(least)} to ${formatShare(largest)}`;
};

/** A drawing with the colour bar at its right; small drawings are centred along the bar. */
const withBar = (drawing: Body, most: number): Body => {
  const title = 'visits (%)';
  const height = Math.max(110, textWidth(title, { size: sizes.label }), Math.min(drawing.height - 36, 400));
  const bar = colourBar(most, Math.round(height), title);
  const whole = Math.max(drawing.height, bar.height + 4);
  return {
    width: drawing.width + 26 + bar.width,
    // The bar's lowest label reaches below it.
    height: whole + 4,
    markup:
      at(0, Math.floor((whole - drawing.height) / 2), drawing.markup) +
      at(drawing.width + 26, Math.min(36, whole - bar.height), bar.markup),
  };
};

/** The photograph by itself, with the patches' edges, to find a patch of the maps in it. */
const photographEntry = (photograph: PhotographUse, grid: Grid, cell: number): Entry => ({
  heading: 'photograph',
  remark: `${grid.rows} × ${grid.columns} patches`,
  markup: photograph.use + gridLines(grid, cell, true) + frame(grid, cell),
});

/**
 * How often each patch is context, and how often target: the share of context
 * masks and of samples, all levels on one colour scale that starts at 0.
 *
 * @returns an SVG document
 * @throws RangeError if the statistics count no sample, there is no such level, or an option is out of range
 */
export const heatMapSvg = (statistics: Statistics, options: HeatMapOptions = {}): string => {
  const levels = checkStatistics(statistics, options.level);
  const { grid } = statistics;
  const shown = levels.map((level) => ({ level, ...statistics.levels[level]! }));
  const largest = shown.reduce(
    (high, { contextVisits, targetVisits }) =>
      [...contextVisits, ...targetVisits].reduce((a, b) => Math.max(a, b), high),
    0,
  );
  const nice = scaleLinear([0, largest || 1], [0, 1])
    .nice(5)
    .domain()[1]!;
  const most = checkMost(options.most ?? Math.min(1, nice));
  const cell = cellSize('heatMap', grid);
  const size = { width: grid.columns * cell, height: grid.rows * cell };
  const photograph = placePhotograph(options.photograph, size);
  const entries = shown.flatMap(({ level, contextVisits, targetVisits }): ReadonlyArray<Entry> => {
    const of = statistics.levels.length > 1 ? `level ${level}: ` : '';
    return [
      {
        heading: `${of}context`,
        remark: rangeOf(contextVisits),
        markup: heatView(contextVisits, grid, cell, most),
      },
      {
        heading: `${of}targets`,
        remark: rangeOf(targetVisits),
        markup: heatView(targetVisits, grid, cell, most),
      },
    ];
  });
  const maps = (first: ReadonlyArray<Entry>): Body =>
    isWide(grid) || first.length === 0
      ? table([...first, ...entries], isWide(grid) ? 1 : 2, size)
      : beside(table(first, 1, size), table(entries, 2, size));
  return figure(
    {
      title: 'Visits of each patch',
      subtitle: describe(
        describeGrid(grid),
        `${formatCount(statistics.samples)} samples`,
        'context: % of context masks that hold the patch',
        'targets: % of samples with the patch in a target',
      ),
      definitions: photograph?.definition,
    },
    withBar(maps(photograph === undefined ? [] : [photographEntry(photograph, grid, cell)]), most),
    options,
  );
};
