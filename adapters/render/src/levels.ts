import type { Geometry } from '@jepa-masks/core';
import { checkSample, describe, describeGrid, describeKey, type SampleOptions } from './choices.js';
import { figure } from './figure.js';
import { overlapsIn, sampleLegend } from './legend.js';
import { patchView, views } from './patch-view.js';
import { type Photograph, placePhotograph } from './photograph.js';
import { remarkOn } from './remark.js';
import { table } from './table.js';
import { cellSize, isWide } from './view-size.js';

/** What a picture of all levels shows. */
export interface LevelsOptions extends SampleOptions {
  /** Index in the batch. Default 0. */
  readonly sample?: number;
  /** Drawn under the masks. */
  readonly photograph?: Photograph;
}

/** More levels than this go below one another: beside, the picture would be wider than a page. */
const MOST_BESIDE = 5;

/**
 * Every hierarchy level of one sample side by side, a column a level, with rows
 * for its context, its targets and both. Levels become rows where the grid is
 * wide or they are many.
 *
 * @returns an SVG document
 * @throws RangeError if the batch is empty, there is no such sample, or the photograph is none
 */
export const levelsSvg = (geometry: Geometry, options: LevelsOptions = {}): string => {
  const sample = checkSample(geometry, options.sample ?? 0);
  const { grid } = geometry;
  const cell = cellSize('levels', grid);
  const size = { width: grid.columns * cell, height: grid.rows * cell };
  const photograph = placePhotograph(options.photograph, size);
  const levels = Array.from({ length: geometry.levels }, (_, level) => level);
  const levelsAreRows = isWide(grid) || levels.length > MOST_BESIDE;
  const order = levelsAreRows
    ? levels.flatMap((level) => views.map((view) => ({ level, view })))
    : views.flatMap((view) => levels.map((level) => ({ level, view })));
  const entries = order.map(({ level, view }) => ({
    heading: `level ${level}: ${view}`,
    remark: remarkOn(geometry, sample, level, view),
    markup: patchView(geometry, { sample, level, view }, cell, photograph),
  }));
  return figure(
    {
      title: 'Context and targets of a sample at every level',
      subtitle: describe(
        describeGrid(grid),
        `${levels.length} ${levels.length === 1 ? 'level' : 'levels, 0 the finest'}`,
        `sample ${sample} of ${geometry.count}`,
        describeKey(options.request, sample),
      ),
      items: sampleLegend(geometry, photograph !== undefined, overlapsIn(geometry, [sample], levels)),
      definitions: photograph?.definition,
    },
    table(entries, levelsAreRows ? views.length : levels.length, size),
    options,
  );
};
