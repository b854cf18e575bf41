import type { Grid } from '@jepa-masks/core';
import { formatShare } from './choices.js';
import { colourBar } from './colour-bar.js';
import type { Body } from './figure.js';
import { heatView, type Shares } from './heat-view.js';
import { frame, gridLines } from './patch-view.js';
import type { PhotographUse } from './photograph.js';
import { at } from './svg.js';
import { beside, type Entry, table } from './table.js';
import { sizes, textWidth } from './text.js';
import { cellSize, isWide } from './view-size.js';

/** A share of each patch, and what it is a share of. */
export interface ShareMap {
  readonly heading: string;
  readonly shares: Shares;
}

const rangeOf = (shares: Shares): string => {
  const known = shares.filter((share) => share !== undefined);
  if (known.length === 0) return 'none';
  const least = known.reduce((low, share) => Math.min(low, share));
  const largest = known.reduce((high, share) => Math.max(high, share));
  return least === largest ? formatShare(least) : `${formatShare(least)} to ${formatShare(largest)}`;
};

/** A drawing with the colour bar at its right; small drawings are centred along the bar. */
const withBar = (drawing: Body, most: number, title: string): Body => {
  const height = Math.max(110, textWidth(title, { size: sizes.label }), Math.min(drawing.height - 36, 400));
  const bar = colourBar(most, Math.round(height), title);
  const whole = Math.max(drawing.height, bar.height + 4);
  return {
    width: drawing.width + 26 + bar.width,
    // The bar's lowest label reaches below it.
    height: whole + 4,
    markup:
      at(0, Math.floor((whole - drawing.height) / 2), drawing.markup) +
      at(drawing.width + 26, Math.min(36, whole - bar.height), bar.markup),
  };
};

/** The photograph by itself, with the patches' edges, to find a patch of the maps in it. */
const photographEntry = (photograph: PhotographUse, grid: Grid, cell: number): Entry => ({
  heading: 'photograph',
  remark: `${grid.rows} × ${grid.columns} patches`,
  markup: photograph.use + gridLines(grid, cell, true) + frame(grid, cell),
});

/**
 * Maps of shares, two a row, on one scale of colours with its bar, and beside
 * them the photograph if there is one.
 *
 * @param most the share that the brightest colour stands for
 * @param title reads along the bar
 */
export const shareMaps = (
  maps: ReadonlyArray<ShareMap>,
  grid: Grid,
  { most, title }: { readonly most: number; readonly title: string },
  photograph: PhotographUse | undefined,
): Body => {
  const cell = cellSize('heatMap', grid);
  const size = { width: grid.columns * cell, height: grid.rows * cell };
  const entries = maps.map(({ heading, shares }) => ({
    heading,
    remark: rangeOf(shares),
    markup: heatView(shares, grid, cell, most),
  }));
  const drawn = (first: ReadonlyArray<Entry>): Body =>
    isWide(grid) || first.length === 0
      ? table([...first, ...entries], isWide(grid) ? 1 : 2, size)
      : beside(table(first, 1, size), table(entries, 2, size));
  const first = photograph === undefined ? [] : [photographEntry(photograph, grid, cell)];
  return withBar(drawn(first), most, title);
};
