import type { BatchRequest, Geometry, Plan, Statistics, ThinningStatistics } from '@jepa-masks/core';
import {
  combinedLevelsSvg,
  coverageHistogramSvg,
  type GridPicture,
  heatMapSvg,
  levelsSvg,
  type Photograph,
  panelSvg,
  shapeHistogramSvg,
  stripSvg,
  thinningMapSvg,
} from '@jepa-masks/render';

/** What pictures are drawn of. */
export interface Subject {
  readonly request: Required<BatchRequest>;
  readonly geometry: Geometry;
  /** Samples in the picture of samples. */
  readonly samples: number;
  readonly statistics: Statistics;
  /** Counted for `thinned` alone. */
  readonly thinning: ThinningStatistics | undefined;
}

/** What every picture is told. */
export interface DrawOptions {
  readonly title?: false;
  readonly width?: number;
  readonly photograph?: Photograph;
}

/** A kind of picture. */
export interface PictureKind {
  /** On the command line, and of its file. */
  readonly name: string;
  /** How it shows a photograph; undefined where it shows none. */
  readonly view: GridPicture | undefined;
  /** Whether a level is a picture of its own. */
  readonly byLevel: boolean;
  readonly draw: (subject: Subject, options: DrawOptions, level: number) => string;
}

/** Every picture there is. */
export const pictureKinds: ReadonlyArray<PictureKind> = [
  {
    name: 'panel',
    view: 'panel',
    byLevel: true,
    draw: ({ geometry, request }, options, level) => panelSvg(geometry, { ...options, request, level }),
  },
  {
    name: 'samples',
    view: 'strip',
    byLevel: true,
    draw: ({ geometry, request, samples }, options, level) => {
      const shown = Array.from({ length: samples }, (_, sample) => sample);
      return stripSvg(geometry, { ...options, request, level, samples: shown });
    },
  },
  {
    name: 'levels',
    view: 'levels',
    byLevel: false,
    draw: ({ geometry, request }, options) => levelsSvg(geometry, { ...options, request }),
  },
  {
    name: 'levels-combined',
    view: 'combinedLevels',
    byLevel: false,
    draw: ({ geometry, request }, options) => combinedLevelsSvg(geometry, { ...options, request }),
  },
  {
    name: 'visits',
    view: 'heatMap',
    byLevel: false,
    draw: ({ statistics }, options) => heatMapSvg(statistics, options),
  },
  {
    name: 'thinned',
    view: 'heatMap',
    byLevel: false,
    draw: ({ thinning }, options) => thinningMapSvg(thinning!, options),
  },
  {
    name: 'shapes',
    view: undefined,
    byLevel: false,
    draw: ({ statistics }, options) => shapeHistogramSvg(statistics, options),
  },
  {
    name: 'coverage',
    view: undefined,
    byLevel: false,
    draw: ({ statistics }, options) => coverageHistogramSvg(statistics, options),
  },
];

/** Every picture's name. */
export const pictureNames: ReadonlyArray<string> = pictureKinds.map(({ name }) => name);

/** The names of a plan's pictures unless others are asked for. */
export const defaultPictures = (plan: Plan): ReadonlyArray<string> =>
  plan.layout === 'flat'
    ? ['panel', 'samples', 'visits', 'shapes', 'coverage']
    : ['levels', 'levels-combined', 'samples', 'visits', 'shapes', 'coverage'];
