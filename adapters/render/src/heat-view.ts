import type { Grid } from '@jepa-masks/core';
import { heatColour, isBright } from './palette.js';
import { frame } from './patch-view.js';
import { element, type Markup } from './svg.js';
import { ink, sizes, type TextStyle, textWidth, writeText } from './text.js';

/** A share of each patch, row by row; undefined where there is none. */
export type Shares = ReadonlyArray<number | undefined>;

/** The percentages themselves, where the patches are large enough to hold them. */
const numbers = (shares: Shares, grid: Grid, cell: number, most: number): Markup => {
  const style: TextStyle = { size: sizes.note, anchor: 'middle' };
  if (cell < textWidth('100', style) + 8) return '';
  return shares
    .map((share, patch) =>
      share === undefined
        ? ''
        : writeText(
            ((patch % grid.columns) + 0.5) * cell,
            (Math.floor(patch / grid.columns) + 0.5) * cell + style.size * 0.36,
            (share * 100).toFixed(0),
            { ...style, fill: isBright(share / most) ? ink : '#ffffff' },
          ),
    )
    .join('');
};

/**
 * A grid whose patches are coloured by a share each, white where there is none.
 *
 * @param most the share that the brightest colour stands for
 */
export const heatView = (shares: Shares, grid: Grid, cell: number, most: number): Markup => {
  const patches = shares.map((share, patch) =>
    element('rect', {
      x: (patch % grid.columns) * cell,
      y: Math.floor(patch / grid.columns) * cell,
      width: cell,
      height: cell,
      fill: share === undefined ? '#ffffff' : heatColour(share / most),
    }),
  );
  return (
    element('g', { class: 'patches', 'shape-rendering': 'crispEdges' }, ...patches) +
    numbers(shares, grid, cell, most) +
    frame(grid, cell)
  );
};
