import { blocksOf, type Geometry } from '@jepa-masks/core';
import { checkSample, describe, describeGrid, describeKey } from './choices.js';
import { coverOf, patchesPath } from './cover.js';
import { figure } from './figure.js';
import { type LegendItem, square, stroke } from './legend.js';
import type { LevelsOptions } from './levels.js';
import { colourOf, outlineOf } from './palette.js';
import { frame, gridLines, outline } from './patch-view.js';
import { placePhotograph } from './photograph.js';
import { element, filled, type Markup } from './svg.js';
import { cellSize } from './view-size.js';

// A second sign beside the colour, for whoever sees or prints without it.
const dashes: ReadonlyArray<string | undefined> = [undefined, '9 4', '4 4', '12 4 4 4'];

const dashesOf = (level: number): string | undefined => dashes[level % dashes.length];

/** Tint of a level's targets: levels lie over one another and must all shine through. */
const tintOf = (levels: number): number => Math.max(0.08, 0.36 / Math.sqrt(levels));

/** Lines of coarser levels are wider, so that they show on both sides of a finer level's where the two coincide. */
const lineOf = (level: number): number => 1.5 + Math.min(level, 4);

const tint = (geometry: Geometry, sample: number, level: number, cell: number): Markup => {
  const cover = coverOf(geometry, sample, level).targets;
  return element('path', {
    class: 'targets',
    'data-level': level,
    d: patchesPath(geometry.grid, cell, (patch) => cover[patch]! > 0),
    fill: colourOf(level),
    'fill-opacity': tintOf(geometry.levels),
    'shape-rendering': 'crispEdges',
  });
};

const outlines = (geometry: Geometry, sample: number, level: number, cell: number): Markup => {
  const dash = dashesOf(level);
  const more = dash === undefined ? {} : { 'stroke-dasharray': dash };
  return blocksOf(geometry, sample, level)
    .targets.map((block) => outline(block, cell, outlineOf(level), Math.min(lineOf(level), cell / 2), more))
    .join('');
};

/**
 * The targets of all levels of one sample in one picture, a colour and a dash
 * pattern a level, the finest on top. Contexts are left to the other pictures.
 *
 * @returns an SVG document
 * @throws RangeError if the batch is empty, there is no such sample, or the photograph is none
 */
export const combinedLevelsSvg = (geometry: Geometry, options: LevelsOptions = {}): string => {
  const sample = checkSample(geometry, options.sample ?? 0);
  const { grid } = geometry;
  const cell = cellSize(grid, 420, 800);
  const size = { width: grid.columns * cell, height: grid.rows * cell };
  const photograph = placePhotograph(options.photograph, size);
  const levels = Array.from({ length: geometry.levels }, (_, level) => level);
  const coarsestFirst = levels.toReversed();
  // Without it a photograph's shadows would swallow the outlines.
  const pale = filled(0, 0, size.width, size.height, '#ffffff', { 'fill-opacity': 0.5 });
  const items: ReadonlyArray<LegendItem> = levels.map((level) => ({
    swatch:
      square(colourOf(level), 'none', tintOf(levels.length)) +
      stroke(outlineOf(level), lineOf(level), dashesOf(level)),
    text: `targets of level ${level}`,
  }));
  return figure(
    {
      title: options.title ?? 'Targets of all levels of a sample',
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
        coarsestFirst.map((level) => tint(geometry, sample, level, cell)).join('') +
        coarsestFirst.map((level) => outlines(geometry, sample, level, cell)).join('') +
        frame(grid, cell),
    },
  );
};
