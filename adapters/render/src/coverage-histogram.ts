import type { Statistics } from '@jepa-masks/core';
import type { Coverage, PartStatistics } from '@jepa-masks/core/statistics';
import { horizontalAxis, niceShares, shareScale, verticalAxis } from './axis.js';
import {
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
import { at, element, line, type Markup } from './svg.js';
import { fadedInk, fitText, sizes, textWidth, writeText } from './text.js';

/** What a histogram of coverage shows. */
export interface CoverageHistogramOptions extends PictureOptions {
  /** Name of one part. Default: all, one below the other. */
  readonly part?: string;
}

const PLOT_WIDTH = 520;
const PLOT_HEIGHT = 96;
const LEFT = 60;
const HEAD = 22;
const AXIS_ROOM = 24;

/** More bars than this would be narrower than two pixels. */
const MOST_BARS = 256;

interface Series {
  readonly key: 'context' | 'target' | 'union';
  readonly name: string;
  readonly fill: string;
}

const series: ReadonlyArray<Series> = [
  { key: 'context', name: 'context masks', fill: colourOf(1) },
  { key: 'target', name: 'single targets', fill: colourOf(0) },
  { key: 'union', name: 'all targets together', fill: colourOf(2) },
];

interface Bin {
  /** Patches of the smallest and of the largest mask counted. */
  readonly from: number;
  readonly to: number;
  readonly share: number;
}

/** Masks by area, a bin a number of patches, or several on large grids. */
const binsOf = (areas: ReadonlyArray<number>): ReadonlyArray<Bin> => {
  const width = Math.ceil(areas.length / MOST_BARS);
  const total = areas.reduce((sum, count) => sum + count, 0);
  return Array.from({ length: Math.ceil(areas.length / width) }, (_, index) => {
    const from = index * width;
    const to = Math.min(areas.length, from + width);
    return { from, to: to - 1, share: areas.slice(from, to).reduce((sum, count) => sum + count, 0) / total };
  });
};

const summaryOf = ({ mean, standardDeviation, min, max }: Coverage): string =>
  `mean ${formatShare(mean)}, s.d. ${formatShare(standardDeviation)}, from ${formatShare(min)} to ${formatShare(max)}`;

const chart = (statistics: PartStatistics, { key, name, fill }: Series): Markup => {
  const bins = binsOf(statistics.areas[key]);
  const patches = statistics.areas[key].length - 1;
  const coverage = statistics[key];
  // A bar reaches half a patch to both sides of its area, and so do the axis' ends.
  const across = shareScale([-0.5 / patches, 1 + 0.5 / patches], [0, PLOT_WIDTH], patches === 1 ? 2 : 10);
  const up = shareScale(niceShares(Math.max(...bins.map(({ share }) => share)), 4), [PLOT_HEIGHT, 0], 4);
  const horizontal = horizontalAxis(across, PLOT_WIDTH, PLOT_HEIGHT, undefined);
  const vertical = verticalAxis(up, PLOT_HEIGHT, PLOT_WIDTH, 'share (%)');
  const bars = bins
    .filter(({ share }) => share > 0)
    .map(({ from, to, share }) => {
      const left = across.position((from - 0.5) / patches);
      const width = across.position((to + 0.5) / patches) - left;
      const top = up.position(share);
      const gap = width > 4 ? 0.5 : 0;
      return element('rect', {
        class: 'bar',
        x: left + gap,
        y: top,
        width: width - 2 * gap,
        height: PLOT_HEIGHT - top,
        fill,
      });
    });
  const mean = across.position(coverage.mean);
  const heading = { size: sizes.heading, bold: true } as const;
  const remark = { size: sizes.note, fill: fadedInk, anchor: 'end' } as const;
  const room = PLOT_WIDTH - textWidth(summaryOf(coverage), remark) - 10;
  return (
    writeText(0, 12, fitText(`${prefixOf(statistics.name)}${name}`, heading, room), heading) +
    writeText(PLOT_WIDTH, 12, summaryOf(coverage), remark) +
    at(
      0,
      HEAD,
      at(0, PLOT_HEIGHT, horizontal.behind),
      vertical.behind,
      ...bars,
      line([mean, 0], [mean, PLOT_HEIGHT], '#1a1a1a', { 'stroke-dasharray': '4 3', class: 'mean' }),
      at(0, PLOT_HEIGHT, horizontal.front),
      vertical.front,
    )
  );
};

/**
 * How large masks are, as a share of all patches: contexts, single targets, and
 * the targets of a sample together, on one horizontal scale from 0 to 100 %. A
 * dashed line marks the mean.
 *
 * @returns an SVG document
 * @throws RangeError if the statistics count no sample, or there is no such part
 */
export const coverageHistogramSvg = (
  statistics: Statistics,
  options: CoverageHistogramOptions = {},
): string => {
  const parts = checkStatistics(statistics, options.part);
  const rows = parts.flatMap((part) => series.map((one) => chart(part, one)));
  const step = HEAD + PLOT_HEIGHT + AXIS_ROOM + 14;
  const body: Body = {
    width: LEFT + PLOT_WIDTH + 14,
    height: rows.length * step + 6,
    markup:
      rows.map((row, index) => at(LEFT, index * step, row)).join('') +
      writeText(LEFT + PLOT_WIDTH / 2, rows.length * step + 2, 'area of the mask, share of all patches (%)', {
        size: sizes.label,
        fill: fadedInk,
        anchor: 'middle',
      }),
  };
  return figure(
    {
      title: 'Coverage of masks',
      subtitle: describe(
        ...describeGrids(parts),
        `${formatCount(statistics.samples)} samples`,
        'dashed: mean',
      ),
    },
    body,
    options,
  );
};
