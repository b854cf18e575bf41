import type { DrawnSample } from './drawn-sample.js';
import { type Places, type Rectangle, type Tile, topOfRow } from './places.js';
import { element, type Markup } from './svg.js';
import { type TextStyle, textWidth, writeText } from './text.js';

const meet = (a: Rectangle, b: Rectangle): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** More labels than this would hide what they name. */
const MOST_LABELS = 48;

/** Where the middle of a label may be. */
type Point = readonly [x: number, y: number];

/** How well a patch suits a label of a target; the label takes the rank of its worst patch. */
const ranks = { alone: 0, onTop: 1, covered: 2, elsewhere: 3 } as const;

/** The worst rank of the patches that a rectangle covers, those outside the tile being elsewhere. */
const worstUnder = (
  { x, y, width, height }: Rectangle,
  tile: Tile,
  cell: number,
  rankOf: (patch: number) => number,
): number => {
  const { first, rows, columns, x: left, y: top } = tile;
  if (x < left || y < top || x + width > left + columns * cell || y + height > top + rows * cell) {
    return ranks.elsewhere;
  }
  let worst: number = ranks.alone;
  const toRow = Math.ceil((y + height - top) / cell);
  const toColumn = Math.ceil((x + width - left) / cell);
  for (let down = Math.floor((y - top) / cell); down < toRow && worst < ranks.elsewhere; down++) {
    const row = tile.isUpward === true ? rows - 1 - down : down;
    for (let column = Math.floor((x - left) / cell); column < toColumn; column++) {
      worst = Math.max(worst, rankOf(first + row * columns + column));
    }
  }
  return worst;
};

/** The middle of a target's patches in a tile and of each of them, the most central first; none if it has none. */
const pointsIn = (tile: Tile, cell: number, isInTarget: (patch: number) => boolean): ReadonlyArray<Point> => {
  const { first, rows, columns, x: left } = tile;
  const centres: Array<Point> = [];
  for (let index = 0; index < rows * columns; index++) {
    if (!isInTarget(first + index)) continue;
    const top = topOfRow(tile, Math.floor(index / columns), cell);
    centres.push([left + ((index % columns) + 0.5) * cell, top + 0.5 * cell]);
  }
  if (centres.length === 0) return [];
  const middleOf = (along: ReadonlyArray<number>): number =>
    (along.reduce((least, at) => Math.min(least, at)) + along.reduce((most, at) => Math.max(most, at))) / 2;
  const middle: Point = [middleOf(centres.map(([x]) => x)), middleOf(centres.map(([, y]) => y))];
  const distance = ([x, y]: Point): number => (x - middle[0]) ** 2 + (y - middle[1]) ** 2;
  return [middle, ...centres.sort((a, b) => distance(a) - distance(b))];
};

const about = ([x, y]: Point, width: number, height: number): Rectangle => ({
  x: x - width / 2,
  y: y - height / 2,
  width,
  height,
});

/**
 * The number of each target on a small plate inside it, in every frame or line
 * where it is: where only that target is, or else where it is on top, as near its
 * middle as can be, and clear of the other labels. A target too small for its
 * label goes without, and so do all where they are very many, or only one.
 */
export const targetLabels = (sample: DrawnSample, { tiles, cell }: Places): Markup => {
  const { targets, inTargets, topmost, targetBlocks, isInTarget } = sample;
  if (targets === 1 || targets > MOST_LABELS) return '';
  const placed: Array<Rectangle> = [];
  // About a label of patches that lie apart, their colour has to be seen.
  const margin = targetBlocks.length > 0 ? 0 : 2;
  const label = (target: number, tile: Tile): Markup => {
    const points = pointsIn(tile, cell, (patch) => isInTarget(target, patch));
    const rankOf = (patch: number): number => {
      if (!isInTarget(target, patch)) return ranks.elsewhere;
      if (inTargets[patch] === 1) return ranks.alone;
      return topmost[patch] === target ? ranks.onTop : ranks.covered;
    };
    for (const size of [10, 7]) {
      const style: TextStyle = { size, anchor: 'middle' };
      const text = String(target);
      const width = Math.max(size + 3, textWidth(text, style) + 6);
      const height = size + 3;
      let plate: Rectangle | undefined;
      let rank: number = ranks.elsewhere;
      for (const point of points) {
        const one = about(point, width, height);
        const own = worstUnder(about(point, width + 2 * margin, height + 2 * margin), tile, cell, rankOf);
        if (own >= rank || placed.some((other) => meet(one, other))) continue;
        plate = one;
        rank = own;
        if (rank === ranks.alone) break;
      }
      if (plate === undefined) continue;
      placed.push(plate);
      return (
        element('rect', { ...plate, rx: 2.5, fill: '#ffffff', 'fill-opacity': 0.88 }) +
        writeText(plate.x + width / 2, plate.y + height / 2 + size * 0.365, text, style)
      );
    }
    return '';
  };
  const all = Array.from({ length: targets }, (_, target) => target);
  return element(
    'g',
    { class: 'labels' },
    ...tiles.flatMap((tile) => all.map((target) => label(target, tile))),
  );
};
