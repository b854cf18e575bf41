import { type DrawnSample, isInNoMask } from './drawn-sample.js';
import { absence, colourOf, contextShade, DOT, outlineOf, TINT, veil } from './palette.js';
import { crossPath, dotPath, hatchPath, insetPath, insetSide, patchesPath } from './patch-paths.js';
import { type Places, type Rectangle, rectanglesOf } from './places.js';
import { at, element, filled, formatLength, type Markup } from './svg.js';
import { targetLabels } from './target-labels.js';
import { fadedInk, sizes, writeText } from './text.js';
import type { PhotographUse } from './under-masks.js';

/** What a view shows of a sample. */
export type View = 'context' | 'targets' | 'combined';

/** The three views, in the order in which they are read. */
export const views: ReadonlyArray<View> = ['context', 'targets', 'combined'];

/** The views asked for, in the order in which they were, or all; a RangeError if one is none. */
export const checkViews = (asked: ReadonlyArray<View> = views): ReadonlyArray<View> => {
  if (asked.length > 0 && asked.every((view) => views.includes(view))) return [...new Set(asked)];
  throw new RangeError(`views is ${JSON.stringify(asked)}; give one or more of ${views.join(', ')}`);
};

/** Dashes and gaps of the outline of a whole context block. */
export const CONTEXT_DASHES = '5 3';

/** Patches narrower than this have no lines between them: they would hide what they divide. */
const LEAST_RULED = 3;

/** White below the patches. */
export const ground = ({ cell, tiles }: Places): Markup =>
  tiles
    .map(({ x, y, rows, columns }) =>
      filled(x, y, columns * cell, rows * cell, '#ffffff', { class: 'ground' }),
    )
    .join('');

/** Lines between the patches, too faint to be taken for the masks' edges. */
export const gridLines = ({ cell, tiles }: Places, onPhotograph: boolean): Markup => {
  if (cell < LEAST_RULED) return '';
  const drawn = tiles.flatMap(({ x, y, rows, columns }) => [
    ...Array.from({ length: rows - 1 }, (_, row) => `M${x} ${y + (row + 1) * cell}h${columns * cell}`),
    ...Array.from({ length: columns - 1 }, (_, column) => `M${x + (column + 1) * cell} ${y}v${rows * cell}`),
  ]);
  return element('path', {
    class: 'grid',
    d: drawn.join('') || undefined,
    stroke: onPhotograph ? '#ffffff' : '#000000',
    'stroke-opacity': cell < 8 ? 0.1 : onPhotograph ? 0.25 : 0.16,
    'stroke-width': cell < 8 ? 0.5 : 0.75,
    fill: 'none',
  });
};

/** The edges of an image, of each frame, of each line, with the names of what has one. */
export const edges = ({ cell, tiles, names }: Places): Markup =>
  tiles
    .map(({ x, y, rows, columns }) =>
      element('rect', {
        x: x - 0.5,
        y: y - 0.5,
        width: columns * cell + 1,
        height: rows * cell + 1,
        fill: 'none',
        stroke: '#444444',
        'stroke-width': 1,
      }),
    )
    .join('') +
  names
    .map(({ text, x, y, anchor, isUpright }) => {
      const style = { size: sizes.note, fill: fadedInk, anchor };
      if (isUpright !== true) return writeText(x, y, text, style);
      return at(x, y, element('g', { transform: 'rotate(-90)' }, writeText(0, 0, text, style)));
    })
    .join('');

/** Dots amid the patches that are in no mask: white alone, or fading, would be told from a pale context by colour alone. */
export const dots = (places: Places, holds: (patch: number) => boolean, onPhotograph: boolean): Markup => {
  const d = dotPath(places, holds);
  if (d === '') return '';
  const fill = onPhotograph ? DOT.onPhotograph : DOT.onWhite;
  return element('path', { class: 'no-mask', d, fill, 'shape-rendering': 'crispEdges' });
};

/** Crosses over the patches that a sample does not have, which cover whatever lies under them. */
export const absentPatches = (places: Places, { present }: DrawnSample): Markup => {
  const isAbsent = (patch: number): boolean => present[patch] === 0;
  const d = patchesPath(places, isAbsent);
  if (d === '') return '';
  const crosses = { d: crossPath(places, isAbsent), stroke: absence.stroke, 'stroke-width': 1, fill: 'none' };
  return (
    element('path', { class: 'absent', d, fill: absence.fill, 'shape-rendering': 'crispEdges' }) +
    element('path', { class: 'absent-crosses', ...crosses })
  );
};

/** The outline of a rectangle, drawn inside it so that neighbours' outlines lie side by side. */
export const outline = (
  { x, y, width, height }: Rectangle,
  stroke: string,
  thickness: number,
  more: Readonly<Record<string, string | number>> = {},
): Markup =>
  element('rect', {
    x: x + thickness / 2,
    y: y + thickness / 2,
    width: Math.max(0.5, width - thickness),
    height: Math.max(0.5, height - thickness),
    fill: 'none',
    stroke,
    'stroke-width': thickness,
    ...more,
  });

const patches = (
  className: string,
  places: Places,
  attributes: Readonly<Record<string, string | number>>,
  holds: (patch: number) => boolean,
): Markup => {
  const d = patchesPath(places, holds);
  return d === ''
    ? ''
    : element('path', { class: className, d, 'shape-rendering': 'crispEdges', ...attributes });
};

/** @param most contexts of a sample anywhere in the picture, so that a grey means one thing in it */
const contextPatches = (
  { contexts, inContexts }: DrawnSample,
  places: Places,
  onPhotograph: boolean,
  most: number,
): Markup =>
  Array.from({ length: contexts }, (_, index) => index + 1)
    .map((times) => {
      // The photograph itself is the context; only where fewer contexts see it does it fade.
      const attributes = onPhotograph
        ? { fill: veil.fill, 'fill-opacity': (veil.opacity / 2) * (1 - times / contexts) }
        : { fill: contextShade(times, most) };
      return patches(
        'context',
        places,
        { ...attributes, 'data-contexts': times },
        (patch) => inContexts[patch] === times,
      );
    })
    .join('');

/** Each patch of a target in one colour: tints over one another would mix to colours of no target. */
const targetPatches = ({ targets, topmost }: DrawnSample, places: Places, onPhotograph: boolean): Markup =>
  Array.from({ length: targets }, (_, target) =>
    patches(
      'target',
      places,
      { 'data-target': target, fill: colourOf(target), ...(onPhotograph ? { 'fill-opacity': TINT } : {}) },
      (patch) => topmost[patch] === target,
    ),
  ).join('');

/** A square amid each patch of a target, edged with white: the score shows about it. */
export const insets = (
  places: Places,
  holds: (patch: number) => boolean,
  stroke: string,
  more: Readonly<Record<string, string | number>> = {},
): Markup => {
  const { cell } = places;
  const dashes = (side: number, colour: string, named: Readonly<Record<string, string | number>>): Markup =>
    element('path', {
      ...named,
      d: insetPath(places, holds, side),
      fill: 'none',
      stroke: colour,
      'stroke-width': side,
      'stroke-dasharray': `${formatLength(side)} ${formatLength(cell - side)}`,
    });
  const side = insetSide(cell);
  if (insetPath(places, holds, side) === '') return '';
  return (cell < 8 ? '' : dashes(side + 2, '#ffffff', {})) + dashes(side, stroke, more);
};

const targetInsets = ({ targets, topmost }: DrawnSample, places: Places): Markup =>
  Array.from({ length: targets }, (_, target) =>
    insets(places, (patch) => topmost[patch] === target, colourOf(target), {
      class: 'target',
      'data-target': target,
    }),
  ).join('');

/** Whether whole context blocks are outlined: not on a row, which is no higher than its outlines' dashes are long. */
export const hasContextOutlines = ({ grid, contextBlocks }: DrawnSample): boolean =>
  grid.axes > 1 && contextBlocks.length > 0;

/** Dashes around whole context blocks; on a photograph with white between them, to be seen where it is dark. */
const contextOutlines = (sample: DrawnSample, places: Places, onPhotograph: boolean): Markup =>
  (hasContextOutlines(sample) ? sample.contextBlocks : [])
    .flatMap((block) => rectanglesOf(places, block))
    .map((rectangle) => {
      const width = places.cell < 6 ? 1 : 1.25;
      const under = onPhotograph ? outline(rectangle, '#ffffff', width) : '';
      const more = { 'stroke-dasharray': CONTEXT_DASHES, class: 'context-block' };
      return under + outline(rectangle, '#333333', width, more);
    })
    .join('');

const targetOutlines = ({ targetBlocks }: DrawnSample, places: Places, onPhotograph: boolean): Markup =>
  targetBlocks
    .flatMap((blocks, target) => {
      const colour = onPhotograph ? colourOf(target) : outlineOf(target);
      const width = places.cell < 6 ? 1 : onPhotograph ? 2 : 1.75;
      const more = { class: 'target-block', 'data-target': target };
      return blocks
        .flatMap((block) => rectanglesOf(places, block))
        .map((rectangle) => outline(rectangle, colour, width, more));
    })
    .join('');

/** Hatching where targets share patches. */
export const hatching = (d: string, onPhotograph: boolean): Markup => {
  if (d === '') return '';
  const under = { d, stroke: '#ffffff', 'stroke-opacity': 0.45, 'stroke-width': 3, fill: 'none' };
  return (
    (onPhotograph ? element('path', under) : '') +
    element('path', { class: 'overlap', d, stroke: '#1a1a1a', 'stroke-width': 1, fill: 'none' })
  );
};

/** What a view is drawn on. */
export interface Canvas {
  readonly places: Places;
  readonly photograph: PhotographUse | undefined;
  /** The most contexts of a sample anywhere in the picture. */
  readonly mostContexts: number;
}

/** One sample: its grid with the context, the targets or both, top left at (0, 0). */
export const patchView = (
  sample: DrawnSample,
  view: View,
  { places, photograph, mostContexts }: Canvas,
): Markup => {
  const withContext = view !== 'targets';
  const withTargets = view !== 'context';
  const onPhotograph = photograph !== undefined;
  const isHidden = (patch: number): boolean =>
    sample.present[patch] === 1 &&
    !(withContext && sample.inContexts[patch]! > 0) &&
    !(withTargets && sample.inTargets[patch]! > 0);
  const veiled = { fill: veil.fill, 'fill-opacity': veil.opacity };
  const shared = hatchPath(places, (patch) => sample.inTargets[patch]! > 1);
  return element(
    'g',
    { class: `view-${view}` },
    photograph === undefined ? ground(places) : photograph.use + patches('veil', places, veiled, isHidden),
    withContext ? contextPatches(sample, places, onPhotograph, mostContexts) : '',
    withContext ? contextOutlines(sample, places, onPhotograph) : '',
    withTargets && photograph?.isScores ? targetInsets(sample, places) : '',
    withTargets && !photograph?.isScores ? targetPatches(sample, places, onPhotograph) : '',
    absentPatches(places, sample),
    gridLines(places, onPhotograph),
    dots(places, (patch) => isInNoMask(sample, patch), onPhotograph),
    withTargets ? hatching(shared, onPhotograph) + targetOutlines(sample, places, onPhotograph) : '',
    edges(places),
    withTargets ? targetLabels(sample, places) : '',
  );
};
