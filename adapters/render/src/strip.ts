import type { Geometry } from '@jepa-masks/core';
import {
  checkCount,
  checkLevel,
  checkSamples,
  describe,
  describeGrid,
  describeKey,
  type SampleOptions,
} from './choices.js';
import { figure } from './figure.js';
import { overlapsIn, sampleLegend } from './legend.js';
import { patchView } from './patch-view.js';
import { type Photograph, type PhotographUse, placePhotograph } from './photograph.js';
import { columnsWithin, type EntrySize, table } from './table.js';
import { cellSize } from './view-size.js';

/** What a strip shows. */
export interface StripOptions extends SampleOptions {
  /** Indices in the batch. Default: the first 16. */
  readonly samples?: ReadonlyArray<number>;
  /** 0 is the finest. Default 0. */
  readonly level?: number;
  /** One for all samples, or a list with one for each sample shown. */
  readonly photograph?: Photograph | ReadonlyArray<Photograph>;
  /** Samples a row, 1 to 64. Default: as many as a page is wide, rows filled evenly. */
  readonly columns?: number;
}

/** Samples shown unless others are asked for. */
const MOST_SAMPLES = 16;

/** As few rows as `most` columns allow, all about as long. */
const evenColumns = (count: number, most: number): number => Math.ceil(count / Math.ceil(count / most));

const photographsOf = (
  photograph: StripOptions['photograph'],
  count: number,
  size: EntrySize,
): ReadonlyArray<PhotographUse | undefined> => {
  if (photograph === undefined || typeof photograph === 'string' || photograph instanceof Uint8Array) {
    const one = placePhotograph(photograph, size);
    return Array.from({ length: count }, () => one);
  }
  if (photograph.length !== count) {
    throw new RangeError(
      `photograph lists ${photograph.length}; give one, or a list of ${count}: one for each sample shown`,
    );
  }
  return photograph.map((one) => placePhotograph(one, size));
};

/**
 * Several samples of one level, context and targets combined, each labelled
 * with its index in the batch.
 *
 * @returns an SVG document
 * @throws RangeError if the batch is empty, there is no such sample or level, or a photograph is none
 */
export const stripSvg = (geometry: Geometry, options: StripOptions = {}): string => {
  const samples = checkSamples(geometry, options.samples, MOST_SAMPLES);
  const level = checkLevel(geometry.levels, options.level ?? 0);
  const { grid, levels, count } = geometry;
  const cell = cellSize('strip', grid);
  const size = { width: grid.columns * cell, height: grid.rows * cell };
  const columns =
    options.columns === undefined
      ? evenColumns(samples.length, columnsWithin(1000, size))
      : checkCount('columns', options.columns, 64);
  const photographs = photographsOf(options.photograph, samples.length, size);
  const entries = samples.map((sample, index) => ({
    heading: `sample ${sample}`,
    markup: patchView(geometry, { sample, level, view: 'combined' }, cell, photographs[index]),
  }));
  const definitions = [...new Set(photographs.map((one) => one?.definition ?? ''))].join('');
  return figure(
    {
      title: 'Context and targets of several samples',
      subtitle: describe(
        describeGrid(grid),
        samples.length < count ? `${samples.length} of ${count} samples` : undefined,
        levels > 1 ? `level ${level} of ${levels}` : undefined,
        describeKey(options.request),
      ),
      items: sampleLegend(geometry, photographs[0] !== undefined, overlapsIn(geometry, samples, [level])),
      definitions,
    },
    table(entries, columns, size),
    options,
  );
};
