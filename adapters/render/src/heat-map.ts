import type { Statistics } from '@jepa-masks/core';
import { nice } from 'd3-array';
import { checkStatistics, describe, describeGrids, formatCount, type PictureOptions } from './choices.js';
import { figure } from './figure.js';
import { shareMaps } from './share-maps.js';
import type { UnderMasks } from './under-masks.js';

/** What a heat map shows. Photograph and clip stand beside the maps: under the colours they would change them. */
export interface HeatMapOptions extends PictureOptions, UnderMasks {
  /** Name of one part. Default: all, one below the other. */
  readonly part?: string;
  /** The share, in (0, 1], that the brightest colour stands for. Default: the largest in the picture, rounded up. */
  readonly most?: number;
}

const checkMost = (most: number): number => {
  if (most > 0 && most <= 1) return most;
  throw new RangeError(`most is ${most}; give a share above 0, and at most 1`);
};

/**
 * How often each patch is context, and how often target: the share of context
 * masks and of samples, all parts on one colour scale that starts at 0.
 *
 * @returns an SVG document
 * @throws RangeError if the statistics count no sample, there is no such part, or an option is out of range
 */
export const heatMapSvg = (statistics: Statistics, options: HeatMapOptions = {}): string => {
  const parts = checkStatistics(statistics, options.part);
  const largest = parts.reduce(
    (high, { contextVisits, targetVisits }) =>
      [...contextVisits, ...targetVisits].reduce((a, b) => Math.max(a, b), high),
    0,
  );
  const round = nice(0, largest || 1, 5)[1];
  const most = checkMost(options.most ?? Math.min(1, round));
  const { body, definitions } = shareMaps(
    parts.map(({ name, grid, contextVisits, targetVisits }) => ({
      name,
      grid,
      context: contextVisits,
      targets: targetVisits,
    })),
    { most, title: 'visits (%)' },
    options,
  );
  return figure(
    {
      title: 'Visits of each patch',
      subtitle: describe(
        ...describeGrids(parts),
        `${formatCount(statistics.samples)} samples`,
        'context: % of context masks that hold the patch',
        'targets: % of samples with the patch in a target',
      ),
      definitions,
    },
    body,
    options,
  );
};
