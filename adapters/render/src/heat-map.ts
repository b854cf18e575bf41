import type { Statistics } from '@jepa-masks/core';
import { scaleLinear } from 'd3-scale';
import { checkStatistics, describe, describeGrid, formatCount, type PictureOptions } from './choices.js';
import { figure } from './figure.js';
import { type Photograph, placePhotograph } from './photograph.js';
import { type ShareMap, shareMaps } from './share-maps.js';
import { cellSize } from './view-size.js';

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
  const photograph = placePhotograph(options.photograph, {
    width: grid.columns * cell,
    height: grid.rows * cell,
  });
  const maps = shown.flatMap(({ level, contextVisits, targetVisits }): ReadonlyArray<ShareMap> => {
    const of = statistics.levels.length > 1 ? `level ${level}: ` : '';
    return [
      { heading: `${of}context`, shares: contextVisits },
      { heading: `${of}targets`, shares: targetVisits },
    ];
  });
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
    shareMaps(maps, grid, { most, title: 'visits (%)' }, photograph),
    options,
  );
};
