import { type Block, blocksOf, type Geometry, type Grid } from '@jepa-masks/core';
import { blockLabels } from './block-labels.js';
import { type Cover, coverOf, hatchPath, patchesPath, topmostOf } from './cover.js';
import { colourOf, contextShade, outlineOf, TINT, veil } from './palette.js';
import type { PhotographUse } from './photograph.js';
import { element, filled, type Markup } from './svg.js';

/** What a view shows of a sample's level. */
export type View = 'context' | 'targets' | 'combined';

/** The three views, in the order in which they are read. */
export const views: ReadonlyArray<View> = ['context', 'targets', 'combined'];

/** Dashes and gaps of the outline of a whole context block. */
export const CONTEXT_DASHES = '5 3';

/** Patches narrower than this have no lines between them: they would hide what they divide. */
const LEAST_RULED = 3;

/** Lines between the patches, too faint to be taken for the masks' edges. */
export const gridLines = ({ rows, columns }: Grid, cell: number, onPhotograph: boolean): Markup => {
  if (cell < LEAST_RULED) return '';
  const width = columns * cell;
  const height = rows * cell;
  const across = Array.from({ length: rows - 1 }, (_, row) => `M0 ${(row + 1) * cell}h${width}`);
  const down = Array.from({ length: columns - 1 }, (_, column) => `M${(column + 1) * cell} 0v${height}`);
  return element('path', {
    class: 'grid',
    d: [...across, ...down].join('') || undefined,
    stroke: onPhotograph ? '#ffffff' : '#000000',
    'stroke-opacity': cell < 8 ? 0.1 : onPhotograph ? 0.25 : 0.16,
    'stroke-width': cell < 8 ? 0.5 : 0.75,
    fill: 'none',
  });
};

/** The edge of a view. */
export const frame = ({ rows, columns }: Grid, cell: number): Markup =>
  element('rect', {
    x: -0.5,
    y: -0.5,
    width: columns * cell + 1,
    height: rows * cell + 1,
    fill: 'none',
    stroke: '#444444',
    'stroke-width': 1,
  });

/** The outline of a block, drawn inside it so that neighbours' outlines lie side by side. */
export const outline = (
  block: Block,
  cell: number,
  stroke: string,
  width: number,
  more: Readonly<Record<string, string | number>> = {},
): Markup =>
  element('rect', {
    x: block.left * cell + width / 2,
    y: block.top * cell + width / 2,
    width: Math.max(0.5, block.width * cell - width),
    height: Math.max(0.5, block.height * cell - width),
    fill: 'none',
    stroke,
    'stroke-width': width,
    ...more,
  });

const patches = (
  className: string,
  grid: Grid,
  cell: number,
  attributes: Readonly<Record<string, string | number>>,
  holds: (patch: number) => boolean,
): Markup => {
  const d = patchesPath(grid, cell, holds);
  return d === ''
    ? ''
    : element('path', { class: className, d, 'shape-rendering': 'crispEdges', ...attributes });
};

const contextPatches = (geometry: Geometry, cover: Cover, cell: number, onPhotograph: boolean): Markup => {
  const shades = Array.from({ length: geometry.contexts }, (_, index) => index + 1);
  return shades
    .map((times) => {
      const holds = (patch: number): boolean => cover.contexts[patch] === times;
      // The photograph itself is the context; only where fewer contexts see it does it fade.
      const attributes = onPhotograph
        ? { fill: veil.fill, 'fill-opacity': (veil.opacity / 2) * (1 - times / geometry.contexts) }
        : { fill: contextShade(times, geometry.contexts) };
      return patches('context', geometry.grid, cell, { ...attributes, 'data-contexts': times }, holds);
    })
    .join('');
};

const targetBlocks = (blocks: ReadonlyArray<Block>, cell: number): Markup =>
  blocks
    .map((block, index) =>
      filled(block.left * cell, block.top * cell, block.width * cell, block.height * cell, colourOf(index), {
        class: 'target',
        'data-target': index,
      }),
    )
    .join('');

/** Targets as tints of the photograph, each patch in one: tints over one another mix to colours of no target. */
const targetTints = (blocks: ReadonlyArray<Block>, grid: Grid, cell: number): Markup => {
  const topmost = topmostOf(blocks, grid);
  return blocks
    .map((_, index) => {
      const attributes = { 'data-target': index, fill: colourOf(index), 'fill-opacity': TINT };
      return patches('tint', grid, cell, attributes, (patch) => topmost[patch] === index);
    })
    .join('');
};

/** Dashes around whole context blocks; on a photograph with white between them, to be seen where it is dark. */
const contextOutlines = (blocks: ReadonlyArray<Block>, cell: number, onPhotograph: boolean): Markup =>
  blocks
    .map((block) => {
      const width = cell < 6 ? 1 : 1.25;
      const under = onPhotograph ? outline(block, cell, '#ffffff', width) : '';
      return under + outline(block, cell, '#333333', width, { 'stroke-dasharray': CONTEXT_DASHES });
    })
    .join('');

const targetOutlines = (blocks: ReadonlyArray<Block>, cell: number, onPhotograph: boolean): Markup =>
  blocks
    .map((block, index) => {
      const colour = onPhotograph ? colourOf(index) : outlineOf(index);
      return outline(block, cell, colour, cell < 6 ? 1 : onPhotograph ? 2 : 1.75);
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

/** One level of one sample: its grid with the context, the targets or both, top left at (0, 0). */
export const patchView = (
  geometry: Geometry,
  { sample, level, view }: { readonly sample: number; readonly level: number; readonly view: View },
  cell: number,
  photograph: PhotographUse | undefined,
): Markup => {
  const { grid } = geometry;
  const blocks = blocksOf(geometry, sample, level);
  const cover = coverOf(geometry, sample, level);
  const withContext = view !== 'targets';
  const withTargets = view !== 'context';
  const onPhotograph = photograph !== undefined;
  const isHidden = (patch: number): boolean =>
    !(withContext && cover.contexts[patch]! > 0) && !(withTargets && cover.targets[patch]! > 0);
  const veiled = { fill: veil.fill, 'fill-opacity': veil.opacity };
  return element(
    'g',
    { class: `view-${view}` },
    photograph === undefined
      ? filled(0, 0, grid.columns * cell, grid.rows * cell, '#ffffff')
      : photograph.use + patches('veil', grid, cell, veiled, isHidden),
    ...(withContext
      ? [
          contextPatches(geometry, cover, cell, onPhotograph),
          contextOutlines(blocks.contexts, cell, onPhotograph),
        ]
      : []),
    withTargets && onPhotograph ? targetTints(blocks.targets, grid, cell) : '',
    withTargets && !onPhotograph ? targetBlocks(blocks.targets, cell) : '',
    gridLines(grid, cell, onPhotograph),
    ...(withTargets
      ? [
          hatching(
            hatchPath(grid, cell, (patch) => cover.targets[patch]! > 1),
            onPhotograph,
          ),
          targetOutlines(blocks.targets, cell, onPhotograph),
        ]
      : []),
    frame(grid, cell),
    withTargets ? blockLabels(blocks.targets, cover.targets, grid, cell) : '',
  );
};
