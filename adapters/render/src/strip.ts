import type { Geometry } from '@jepa-masks/core';
import { cellSize } from './cell-size.js';
import {
  checkCount,
  checkPart,
  checkSamples,
  describe,
  describeGrid,
  describeKey,
  describePart,
  formatCount,
  type SampleOptions,
} from './choices.js';
import { drawnSample } from './drawn-sample.js';
import { evenColumns } from './even-columns.js';
import { figure } from './figure.js';
import { sampleLegend } from './legend.js';
import { patchView } from './patch-view.js';
import type { Photograph } from './photograph.js';
import { type Places, placesOf } from './places.js';
import { columnsWithin, table } from './table.js';
import { definitionsOf, type PhotographUse, placeUnder, type UnderMasks } from './under-masks.js';
import { placeScores } from './under-scores.js';

/** What a strip shows. */
export interface StripOptions extends SampleOptions, Omit<UnderMasks, 'photograph'> {
  /** What patches score, [B, N], drawn under the masks instead of a photograph or clip. */
  readonly scores?: ArrayLike<number>;
  /** Indices in the batch. Default: the first 16. */
  readonly samples?: ReadonlyArray<number>;
  /** Name of a part. Default: the first. */
  readonly part?: string;
  /** One for all samples, or a list with one for each sample shown; the masks have to be images'. */
  readonly photograph?: Photograph | ReadonlyArray<Photograph>;
  /** Samples a row, 1 to 64. Default: as many as a page is wide, rows filled evenly. */
  readonly columns?: number;
}

/** Samples shown unless others are asked for. */
const MOST_SAMPLES = 16;

const photographsOf = (
  { photograph, clip }: StripOptions,
  places: ReadonlyArray<Places>,
): ReadonlyArray<PhotographUse | undefined> => {
  const under = clip === undefined ? {} : { clip };
  if (photograph === undefined) return placeUnder(under, places);
  if (typeof photograph === 'string' || photograph instanceof Uint8Array) {
    return placeUnder({ ...under, photograph }, places);
  }
  if (photograph.length !== places.length) {
    throw new RangeError(
      `photograph lists ${photograph.length}; ` +
        `give one, or a list of ${places.length}: one for each sample shown`,
    );
  }
  return photograph.flatMap((one, index) => placeUnder({ ...under, photograph: one }, [places[index]!]));
};

/**
 * Several samples of one part, context and targets combined, each labelled
 * with its index in the batch.
 *
 * @returns an SVG document
 * @throws RangeError if the batch is empty, there is no such sample or part, or what is to lie under the masks can't
 */
export const stripSvg = (geometry: Geometry, options: StripOptions = {}): string => {
  const samples = checkSamples(geometry, options.samples, MOST_SAMPLES);
  const part = geometry.parts[checkPart(geometry.parts, options.part)]!;
  const drawn = samples.map((sample) => drawnSample(part, sample));
  // Patches of images of many sizes are as large as one another.
  const cell = Math.min(...drawn.map(({ grid }) => cellSize('strip', grid)));
  const places = drawn.map(({ grid }) => placesOf('strip', grid, { cell, spectrogram: options.spectrogram }));
  const photographs =
    options.scores === undefined
      ? photographsOf(options, places)
      : placeScores(options.scores, samples, geometry.count, places);
  const widest = Math.max(...places.map(({ width }) => width));
  const columns =
    options.columns === undefined
      ? evenColumns(samples.length, columnsWithin(1000, widest))
      : checkCount('columns', options.columns, 64);
  const hasOwnGrids = part.masks === 'patches' && part.grids !== undefined;
  const entries = samples.map((sample, index) => ({
    heading: `sample ${sample}`,
    ...(hasOwnGrids ? { remark: describeGrid({ ...drawn[index]!.grid, patchSize: 1, tubeletSize: 1 }) } : {}),
    markup: patchView(drawn[index]!, 'combined', {
      places: places[index]!,
      photograph: photographs[index],
      mostContexts: part.contexts,
    }),
    width: places[index]!.width,
    height: places[index]!.height,
  }));
  return figure(
    {
      title: 'Context and targets of several samples',
      subtitle: describe(
        hasOwnGrids
          ? `grids of their own, of at most ${formatCount(part.grid.patches)} patches`
          : describeGrid(part.grid),
        samples.length < geometry.count ? `${samples.length} of ${geometry.count} samples` : undefined,
        describePart(part.name),
        describeKey(options.request),
      ),
      items: sampleLegend(drawn, photographs),
      definitions: definitionsOf(photographs),
    },
    table(entries, columns),
    options,
  );
};
