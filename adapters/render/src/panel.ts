import type { Geometry } from '@jepa-masks/core';
import {
  checkLevel,
  checkSample,
  describe,
  describeGrid,
  describeKey,
  type SampleOptions,
} from './choices.js';
import { figure } from './figure.js';
import { overlapsIn, sampleLegend } from './legend.js';
import { patchView, views } from './patch-view.js';
import { type Photograph, placePhotograph } from './photograph.js';
import { remarkOn } from './remark.js';
import { table } from './table.js';
import { cellSize, isWide } from './view-size.js';

/** What a panel shows. */
export interface PanelOptions extends SampleOptions {
  /** Index in the batch. Default 0. */
  readonly sample?: number;
  /** 0 is the finest. Default 0. */
  readonly level?: number;
  /** Drawn under the masks. */
  readonly photograph?: Photograph;
}

/**
 * One level of one sample: its context, its targets (each its own colour and
 * number) and both, side by side; below one another on a wide grid.
 *
 * @returns an SVG document
 * @throws RangeError if the batch is empty, there is no such sample or level, or the photograph is none
 */
export const panelSvg = (geometry: Geometry, options: PanelOptions = {}): string => {
  const sample = checkSample(geometry, options.sample ?? 0);
  const level = checkLevel(geometry.levels, options.level ?? 0);
  const { grid, levels } = geometry;
  const cell = cellSize('panel', grid);
  const size = { width: grid.columns * cell, height: grid.rows * cell };
  const photograph = placePhotograph(options.photograph, size);
  const entries = views.map((view) => ({
    heading: view,
    remark: remarkOn(geometry, sample, level, view),
    markup: patchView(geometry, { sample, level, view }, cell, photograph),
  }));
  const overlaps = overlapsIn(geometry, [sample], [level]);
  return figure(
    {
      title: 'Context and targets of a sample',
      subtitle: describe(
        describeGrid(grid),
        `sample ${sample} of ${geometry.count}`,
        levels > 1 ? `level ${level} of ${levels}` : undefined,
        describeKey(options.request, sample),
      ),
      items: sampleLegend(geometry, photograph !== undefined, overlaps),
      definitions: photograph?.definition,
    },
    table(entries, isWide(grid) ? 1 : 3, size),
    options,
  );
};
