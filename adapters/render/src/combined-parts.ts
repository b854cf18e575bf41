import type { Geometry, Grid } from '@jepa-masks/core';
import { gridOfSample } from '@jepa-masks/core/geometry';
import { areAlike, finestLike } from './alike-grids.js';
import { checkSample, describe, describeGrids, describeKey } from './choices.js';
import { type DrawnSample, drawnSample } from './drawn-sample.js';
import { figure } from './figure.js';
import { absentItem, hasAbsent, type LegendItem, stroke } from './legend.js';
import { outlineOf } from './palette.js';
import type { PartsOptions } from './parts.js';
import { borderPath } from './patch-paths.js';
import { absentPatches, edges, gridLines, ground, outline } from './patch-view.js';
import { type Places, placesOf, rectanglesOf } from './places.js';
import { element, filled, type Markup } from './svg.js';
import { definitionsOf, placeUnder } from './under-masks.js';

// A second sign beside the colour, for whoever sees or prints without it.
const dashes: ReadonlyArray<string | undefined> = [undefined, '9 4', '4 4', '12 4 4 4'];

const dashesOf = (part: number): string | undefined => dashes[part % dashes.length];

/** Lines of later parts are wider, so that they show on both sides of an earlier one's where the two coincide. */
const lineOf = (part: number): number => 1.5 + Math.min(part, 4);

/** The targets of a part as outlines, on white on a photograph, where dark lines would be lost. */
const outlines = (
  sample: DrawnSample,
  index: number,
  name: string,
  places: Places,
  onPhotograph: boolean,
): Markup => {
  const width = Math.min(lineOf(index), places.cell / 2);
  const dash = dashesOf(index);
  const more = dash === undefined ? {} : { 'stroke-dasharray': dash };
  const twice = (draw: (colour: string, more: Readonly<Record<string, string>>) => Markup): Markup =>
    (onPhotograph ? draw('#ffffff', {}) : '') + draw(outlineOf(index), more);
  const ofBlocks = sample.targetBlocks
    .flat()
    .flatMap((block) => rectanglesOf(places, block))
    .map((rectangle) => twice((colour, attributes) => outline(rectangle, colour, width, attributes)));
  const ofPatches =
    sample.targetBlocks.length > 0
      ? []
      : Array.from({ length: sample.targets }, (_, target) => {
          const d = borderPath(places, (patch) => sample.isInTarget(target, patch));
          return twice((colour, attributes) =>
            element('path', { d, fill: 'none', stroke: colour, 'stroke-width': width, ...attributes }),
          );
        });
  return element('g', { class: 'targets', 'data-part': name }, ...ofBlocks, ...ofPatches);
};

/**
 * Whether the parts of a sample can be drawn over one another: their grids have
 * the same axes, frames and proportions, as levels of one image have, be a
 * level's grid coarser or not.
 */
export const areCombinable = (grids: ReadonlyArray<Grid>): boolean =>
  grids.every((grid) => areAlike(grid, grids[0]!));

/**
 * The targets of all parts of one sample in one picture as outlines, a colour
 * and a dash pattern a part, the first on top. Contexts, and which patches lie
 * inside, are left to {@link partsSvg}: tints of several parts over one another
 * mix to colours that are none of theirs.
 *
 * @returns an SVG document
 * @throws RangeError if the batch is empty, there is no such sample, the parts' grids differ in axes, frames or proportions, or what is to lie under the masks can't
 */
export const combinedPartsSvg = (geometry: Geometry, options: Omit<PartsOptions, 'views'> = {}): string => {
  const sample = checkSample(geometry, options.sample ?? 0);
  const { parts, count } = geometry;
  const drawn = parts.map((part) => drawnSample(part, sample));
  const named = parts.map((part) => ({ name: part.name, grid: gridOfSample(part, sample) }));
  const grids = named.map(({ grid }) => grid);
  if (!areCombinable(grids)) {
    throw new RangeError(
      `the parts do not fit over one another (${describeGrids(named).join('; ')}); draw them with partsSvg`,
    );
  }
  const finest = finestLike(grids[0]!, grids);
  const { spectrogram } = options;
  const places = placesOf('combinedParts', finest, { spectrogram });
  // A coarser grid takes the same pixels.
  const own = grids.map((grid) =>
    placesOf('combinedParts', grid, {
      cell: (places.cell * finest.columns) / grid.columns,
      spectrogram,
    }),
  );
  const photographs = placeUnder(options, [places]);
  const [photograph] = photographs;
  // Of levels of one image that which is finest tells best what is not there.
  const absent = drawn[grids.indexOf(finest)]!;
  const items: ReadonlyArray<LegendItem> = [
    ...named.map(({ name }, index) => ({
      swatch: stroke(outlineOf(index), lineOf(index), dashesOf(index)),
      text: name === '' ? 'targets' : `targets of ${name}`,
    })),
    ...(hasAbsent([absent]) ? [absentItem] : []),
  ];
  // Without it a photograph's shadows would swallow the outlines.
  const pale = filled(0, 0, places.width, places.height, '#ffffff', { 'fill-opacity': 0.4 });
  const { width, height } = places;
  return figure(
    {
      title: 'Targets of all parts of a sample',
      subtitle: describe(
        ...describeGrids(named),
        `sample ${sample} of ${count}`,
        describeKey(options.request, sample),
      ),
      items,
      definitions: definitionsOf(photographs),
    },
    {
      width,
      height,
      markup:
        (photograph === undefined ? ground(places) : photograph.use + pale) +
        absentPatches(places, absent) +
        gridLines(places, false) +
        drawn
          .map((one, index) =>
            outlines(one, index, named[index]!.name, own[index]!, photograph !== undefined),
          )
          .toReversed()
          .join('') +
        edges(places),
    },
    options,
  );
};
