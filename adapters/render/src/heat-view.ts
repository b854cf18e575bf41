import type { Grid } from '@jepa-masks/core';
import { heatColour, isBright } from './palette.js';
import { frame } from './patch-view.js';
import type { PhotographUse } from './photograph.js';
import { element, filled, type Markup } from './svg.js';
import { ink, sizes, type TextStyle, textWidth, writeText } from './text.js';

/** How much of the photograph the colours hide. */
const OVER_PHOTOGRAPH = 0.7;

/** Takes contrast from the photograph, so that it is not read as visits. */
const lightened = ({ rows, columns }: Grid, cell: number): Markup =>
  filled(0, 0, columns * cell, rows * cell, '#ffffff', { 'fill-opacity': 0.3 });

/** The percentages themselves, where the patches are large enough to hold them. */
const numbers = (visits: ReadonlyArray<number>, grid: Grid, cell: number, most: number): Markup => {
  const style: TextStyle = { size: sizes.note, anchor: 'middle' };
  if (cell < textWidth('100', style) + 8) return '';
  return visits
    .map((share, patch) =>
      writeText(
        ((patch % grid.columns) + 0.5) * cell,
        (Math.floor(patch / grid.columns) + 0.5) * cell + style.size * 0.36,
        (share * 100).toFixed(0),
        { ...style, fill: isBright(share / most) ? ink : '#ffffff' },
      ),
    )
    .join('');
};

/**
 * A grid whose patches are coloured by a share each.
 *
 * @param most the share that the brightest colour stands for
 */
export const heatView = (
  visits: ReadonlyArray<number>,
  grid: Grid,
  cell: number,
  most: number,
  photograph: PhotographUse | undefined,
): Markup => {
  const patches = visits.map((share, patch) =>
    element('rect', {
      x: (patch % grid.columns) * cell,
      y: Math.floor(patch / grid.columns) * cell,
      width: cell,
      height: cell,
      fill: heatColour(share / most),
    }),
  );
  const group = {
    class: 'patches',
    'shape-rendering': 'crispEdges',
    'fill-opacity': photograph === undefined ? undefined : OVER_PHOTOGRAPH,
  };
  return (
    (photograph === undefined ? '' : photograph.use + lightened(grid, cell)) +
    element('g', group, ...patches) +
    numbers(visits, grid, cell, most) +
    frame(grid, cell)
  );
};
