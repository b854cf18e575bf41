import { heatColour, isBright } from './palette.js';
import { edges } from './patch-view.js';
import { type Places, topOfRow } from './places.js';
import { element, type Markup } from './svg.js';
import { ink, sizes, type TextStyle, textWidth, writeText } from './text.js';

/** A share of each patch, frame by frame, row by row; undefined where there is none. */
export type Shares = ReadonlyArray<number | undefined>;

/** A share with the top left of its patch, in pixels. */
const placed = (shares: Shares, { cell, tiles }: Places) =>
  tiles.flatMap((tile) => {
    const { first, rows, columns, x } = tile;
    return shares.slice(first, first + rows * columns).map((share, index) => ({
      share,
      x: x + (index % columns) * cell,
      y: topOfRow(tile, Math.floor(index / columns), cell),
    }));
  });

/**
 * A grid whose patches are coloured by a share each, white where there is none,
 * with the percentages themselves where the patches are large enough to hold them.
 *
 * @param most the share that the brightest colour stands for
 */
export const heatView = (shares: Shares, places: Places, most: number): Markup => {
  const { cell } = places;
  const all = placed(shares, places);
  const patches = all.map(({ share, x, y }) =>
    element('rect', {
      x,
      y,
      width: cell,
      height: cell,
      fill: share === undefined ? '#ffffff' : heatColour(share / most),
    }),
  );
  const style: TextStyle = { size: sizes.note, anchor: 'middle' };
  const isRoomy = cell >= textWidth('100', style) + 8;
  const numbers = all.map(({ share, x, y }) =>
    share === undefined || !isRoomy
      ? ''
      : writeText(x + cell / 2, y + cell / 2 + style.size * 0.36, (share * 100).toFixed(0), {
          ...style,
          fill: isBright(share / most) ? ink : '#ffffff',
        }),
  );
  return (
    element('g', { class: 'patches', 'shape-rendering': 'crispEdges' }, ...patches) +
    numbers.join('') +
    edges(places)
  );
};
