import { type BatchRequest, type Plan, type Statistics, sampleBatch } from '@jepa-masks/core';
import {
  combinedLevelsSvg,
  coverageHistogramSvg,
  heatMapSvg,
  levelsSvg,
  type Photograph,
  panelSvg,
  shapeHistogramSvg,
  stripSvg,
} from '@jepa-masks/render';

/** A picture to be written: its file's name without ending, and its markup. */
export interface Picture {
  readonly name: string;
  readonly svg: string;
}

/** Samples held at once for pictures; only the first few are drawn. */
const MOST_HELD = 4_096;

/** Pictures of a batch's first samples. */
export const samplePictures = (
  plan: Plan,
  request: Required<BatchRequest>,
  photograph: Photograph | undefined,
): ReadonlyArray<Picture> => {
  const geometry = sampleBatch(plan, { ...request, count: Math.min(request.count, MOST_HELD) });
  const over = photograph === undefined ? {} : { photograph };
  const options = { request, ...over };
  const strips = plan.levels.map((_, level) => ({
    name: plan.layout === 'flat' ? 'samples' : `samples-level-${level}`,
    svg: stripSvg(geometry, { ...options, level }),
  }));
  return plan.layout === 'flat'
    ? [{ name: 'panel', svg: panelSvg(geometry, options) }, ...strips]
    : [
        { name: 'levels', svg: levelsSvg(geometry, options) },
        { name: 'levels-combined', svg: combinedLevelsSvg(geometry, options) },
        ...strips,
      ];
};

/** Pictures of what was counted. */
export const statisticsPictures = (
  statistics: Statistics,
  photograph: Photograph | undefined,
): ReadonlyArray<Picture> => {
  const over = photograph === undefined ? {} : { photograph };
  return [
    { name: 'visits', svg: heatMapSvg(statistics, over) },
    { name: 'shapes', svg: shapeHistogramSvg(statistics) },
    { name: 'coverage', svg: coverageHistogramSvg(statistics) },
  ];
};
