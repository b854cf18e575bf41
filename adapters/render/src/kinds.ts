import type { BatchRequest, Geometry, Plan, Statistics } from '@jepa-masks/core';
import type { Presence } from '@jepa-masks/core/sampling';
import type { CollationStatistics, ThinningStatistics } from '@jepa-masks/core/statistics';
import type { GridPicture } from './cell-size.js';
import { collationMapSvg } from './collation-map.js';
import { areCombinable, combinedPartsSvg } from './combined-parts.js';
import { coverageHistogramSvg } from './coverage-histogram.js';
import { heatMapSvg } from './heat-map.js';
import { panelSvg } from './panel.js';
import { partsSvg } from './parts.js';
import { shapeHistogramSvg } from './shape-histogram.js';
import { stripSvg } from './strip.js';
import { thinningMapSvg } from './thinning-map.js';
import type { UnderMasks } from './under-masks.js';

/** What pictures are drawn of. */
export interface Subject {
  /** Names the batch: its seed and step stand below titles. */
  readonly request: Required<BatchRequest>;
  /** The batch, or its first samples. */
  readonly geometry: Geometry;
  /** What its patches score, [B, N], if its masks follow that. */
  readonly scores?: ArrayLike<number>;
  /** Samples in the picture of samples. */
  readonly samples: number;
  /** What was counted: of no sample, if no picture that is asked for shows counts. */
  readonly statistics: Statistics;
  /** Counted for `thinned` alone. */
  readonly thinning: ThinningStatistics | undefined;
  /** Counted for `collated` alone. */
  readonly collation: ReadonlyArray<CollationStatistics> | undefined;
}

/** Which patches the masks were drawn within, if that was said. */
export interface GivenPresence {
  /** Of each part [B, N], or [N] for all samples alike. */
  readonly present?: Presence;
}

/** What every picture is told. */
export interface DrawOptions extends UnderMasks {
  /** False for neither title nor facts, as for a paper. */
  readonly title?: false;
  /** Width in pixels, a whole number from 64 to 16,384. */
  readonly width?: number;
}

/** A kind of picture. */
export interface PictureKind {
  /** By which the command takes it, and which its file has. */
  readonly name: string;
  /** How it shows grids, and what lies under them; undefined where it shows none. */
  readonly view: GridPicture | undefined;
  /** Whether a part is a picture of its own. */
  readonly byPart: boolean;
  /** Why there is none of a plan; undefined where there is one. */
  readonly whyNot?: (plan: Plan, handedIn: GivenPresence) => string | undefined;
  /** Whether it is drawn of a plan of one part, of several, or of both, unless other pictures are asked for. */
  readonly usual: 'one part' | 'several parts' | 'always' | 'never';
  /**
   * Draws it, as an SVG document.
   *
   * @param part name of the part, of which it is a picture if it is one of a part
   */
  readonly draw: (subject: Subject, options: DrawOptions, part: string) => string;
}

/** Scores lie under the masks where nothing else was asked for. */
const scored = ({ scores }: Subject, { photograph, clip }: DrawOptions): Pick<Subject, 'scores'> =>
  scores === undefined || photograph !== undefined || clip !== undefined ? {} : { scores };

const hasNoBlocks = ({ parts }: Plan, { present }: GivenPresence): string | undefined => {
  if (present !== undefined) return 'masks within what is present are patches, and no blocks';
  return parts.some(({ masks }) => masks === 'boxes') ? undefined : 'the masks of this plan are no blocks';
};

const isOnManyGrids = ({ parts }: Plan): string | undefined =>
  areCombinable(parts.map(({ grid }) => grid))
    ? undefined
    : 'the parts of this plan do not fit over one another';

/** Every picture there is. */
export const pictureKinds: ReadonlyArray<PictureKind> = [
  {
    name: 'panel',
    view: 'panel',
    byPart: true,
    usual: 'one part',
    draw: (subject, options, part) =>
      panelSvg(subject.geometry, { ...options, ...scored(subject, options), request: subject.request, part }),
  },
  {
    name: 'samples',
    view: 'strip',
    byPart: true,
    usual: 'always',
    draw: (subject, options, part) => {
      const { geometry, request, samples } = subject;
      const shown = Array.from({ length: samples }, (_, sample) => sample);
      return stripSvg(geometry, { ...options, ...scored(subject, options), request, part, samples: shown });
    },
  },
  {
    name: 'parts',
    view: 'parts',
    byPart: false,
    usual: 'several parts',
    draw: ({ geometry, request }, options) => partsSvg(geometry, { ...options, request }),
  },
  {
    name: 'parts-combined',
    view: 'combinedParts',
    byPart: false,
    whyNot: isOnManyGrids,
    usual: 'several parts',
    draw: ({ geometry, request }, options) => combinedPartsSvg(geometry, { ...options, request }),
  },
  {
    name: 'visits',
    view: 'heatMap',
    byPart: false,
    usual: 'always',
    draw: ({ statistics }, options) => heatMapSvg(statistics, options),
  },
  {
    name: 'thinned',
    view: 'heatMap',
    byPart: false,
    usual: 'never',
    draw: ({ thinning }, options) => thinningMapSvg(thinning!, options),
  },
  {
    name: 'collated',
    view: 'heatMap',
    byPart: false,
    usual: 'never',
    draw: ({ collation }, options) => collationMapSvg(collation!, options),
  },
  {
    name: 'shapes',
    view: undefined,
    byPart: false,
    whyNot: hasNoBlocks,
    usual: 'always',
    draw: ({ statistics }, options) => shapeHistogramSvg(statistics, options),
  },
  {
    name: 'coverage',
    view: undefined,
    byPart: false,
    usual: 'always',
    draw: ({ statistics }, options) => coverageHistogramSvg(statistics, options),
  },
];

/** Every picture's name. */
export const pictureNames: ReadonlyArray<string> = pictureKinds.map(({ name }) => name);

/** A plan's pictures unless others are asked for. */
export const usualPictures = (plan: Plan, handedIn: GivenPresence): ReadonlyArray<PictureKind> => {
  const parts = plan.parts.length === 1 ? 'one part' : 'several parts';
  return pictureKinds.filter(
    ({ usual, whyNot }) => (usual === 'always' || usual === parts) && whyNot?.(plan, handedIn) === undefined,
  );
};
