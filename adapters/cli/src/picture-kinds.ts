import type { BatchRequest, Geometry, Plan, Statistics } from '@jepa-masks/core';
import type { CollationStatistics, ThinningStatistics } from '@jepa-masks/core/statistics';
import {
  areCombinable,
  collationMapSvg,
  combinedPartsSvg,
  coverageHistogramSvg,
  type GridPicture,
  heatMapSvg,
  panelSvg,
  partsSvg,
  shapeHistogramSvg,
  stripSvg,
  thinningMapSvg,
  type UnderMasks,
} from '@jepa-masks/render';
import type { Within } from './handed-in/present-option.js';

/** What pictures are drawn of. */
export interface Subject {
  readonly request: Required<BatchRequest>;
  readonly geometry: Geometry;
  /** What its patches score, [B, N], if its masks follow that. */
  readonly scores?: ArrayLike<number>;
  /** Samples in the picture of samples. */
  readonly samples: number;
  readonly statistics: Statistics;
  /** Counted for `thinned` alone. */
  readonly thinning: ThinningStatistics | undefined;
  /** Counted for `collated` alone. */
  readonly collation: ReadonlyArray<CollationStatistics> | undefined;
}

/** What every picture is told. */
export interface DrawOptions extends UnderMasks {
  readonly title?: false;
  readonly width?: number;
}

/** A kind of picture. */
export interface PictureKind {
  /** On the command line, and of its file. */
  readonly name: string;
  /** How it shows grids, and what lies under them; undefined where it shows none. */
  readonly view: GridPicture | undefined;
  /** Whether a part is a picture of its own. */
  readonly byPart: boolean;
  /** Why there is none of a plan; undefined where there is one. */
  readonly whyNot?: (plan: Plan, handedIn: Within) => string | undefined;
  /** Whether it is drawn of a plan of one part, of several, or of both, unless other pictures are asked for. */
  readonly usual: 'one part' | 'several parts' | 'always' | 'never';
  /** @param part name of the part, of which it is a picture if it is one of a part */
  readonly draw: (subject: Subject, options: DrawOptions, part: string) => string;
}

/** Scores lie under the masks where nothing else was asked for. */
const scored = ({ scores }: Subject, { photograph, clip }: DrawOptions): Pick<Subject, 'scores'> =>
  scores === undefined || photograph !== undefined || clip !== undefined ? {} : { scores };

const hasNoBlocks = ({ parts }: Plan, { present }: Within): string | undefined => {
  if (present !== undefined) return 'masks within --present are patches, and no blocks';
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
export const usualPictures = (plan: Plan, handedIn: Within): ReadonlyArray<PictureKind> => {
  const parts = plan.parts.length === 1 ? 'one part' : 'several parts';
  return pictureKinds.filter(
    ({ usual, whyNot }) => (usual === 'always' || usual === parts) && whyNot?.(plan, handedIn) === undefined,
  );
};
