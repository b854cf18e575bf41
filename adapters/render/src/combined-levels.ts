import { blocksOf, type Geometry } from '@jepa-masks/core';
import { checkSample, describe, describeGrid, describeKey } from './choices.js';
import { figure } from './figure.js';
import { type LegendItem, stroke } from './legend.js';
import type { LevelsOptions } from './levels.js';
import { outlineOf } from './palette.js';
import { frame, gridLines, outline } from './patch-view.js';
import { placePhotograph } from './photograph.js';
import { element, filled, type Markup } from './svg.js';
import { cellSize } from './view-size.js';

// A second sign beside the colour, for whoever sees or prints without it.
const dashes: ReadonlyArray<string | undefined> = [undefined, '9 4', '4 4', '12 4 4 4'];

const dashesOf = (level: number): string | undefined => dashes[level % dashes.length];

/** Lines of coarser levels are wider, so that they show on both sides of a finer level's where the two coincide. */
const lineOf = (level: number): number => 1.5 + Math.min(level, 4);

/** The targets of a level as outlines, on white on a photograph, where dark lines would be lost. */
const outlines = (
  geometry: Geometry,
  sample: number,
  level: number,
  cell: number,
  onPhotograph: boolean,
): Markup => {
  const width = Math.min(lineOf(level), cell / 2);
  const dash = dashesOf(level);
  const more = dash === undefined ? {} : { 'stroke-dasharray': dash };
  const drawn = blocksOf(geometry, sample, level).targets.map(
    (block) =>
      (onPhotograph ? outline(block, cell, '#ffffff', width) : '') +
      outline(block, cell, outlineOf(level), width, more),
  );
  return element('g', { class: 'targets', 'data-level': level }, ...drawn);
};

/**
 * The targets of all levels of one sample in one picture as outlines, a colour
 * and a dash pattern a level, the finest on top. Contexts, and which patches lie
 * inside, are left to {@link levelsSvg}: tints of several levels over one another
 * mix to colours that are none of theirs.
 *
 * @returns an SVG document
 * @throws RangeError if the batch is empty, there is no such sample, or the photograph is none
 */
export const combinedLevelsSvg = (geometry: Geometry, options: LevelsOptions = {}): string => {
  const sample = checkSample(geometry, options.sample ?? 0);
  const { grid } = geometry;
  const cell = cellSize('combinedLevels', grid);
  const size = { width: grid.columns * cell, height: grid.rows * cell };
  const photograph = placePhotograph(options.photograph, size);
  const levels = Array.from({ length: geometry.levels }, (_, level) => level);
  const items: ReadonlyArray<LegendItem> = levels.map((level) => ({
    swatch: stroke(outlineOf(level), lineOf(level), dashesOf(level)),
    text: `targets of level ${level}`,
  }));
  // Without it a photograph's shadows would swallow the outlines.
  const pale = filled(0, 0, size.width, size.height, '#ffffff', { 'fill-opacity': 0.4 });
  return figure(
    {
      title: 'Targets of all levels of a sample',
      subtitle: describe(
        describeGrid(grid),
        `${levels.length} ${levels.length === 1 ? 'level' : 'levels, 0 the finest'}`,
        `sample ${sample} of ${geometry.count}`,
        describeKey(options.request, sample),
      ),
      items,
      definitions: photograph?.definition,
    },
    {
      ...size,
      markup:
        (photograph === undefined
          ? filled(0, 0, size.width, size.height, '#ffffff')
          : photograph.use + pale) +
        gridLines(grid, cell, false) +
        levels
          .toReversed()
          .map((level) => outlines(geometry, sample, level, cell, photograph !== undefined))
          .join('') +
        frame(grid, cell),
    },
    options,
  );
};
