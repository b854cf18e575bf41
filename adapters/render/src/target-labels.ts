import type { DrawnSample } from './drawn-sample.js';
import type { Places, Rectangle, Tile } from './places.js';
import { element, type Markup } from './svg.js';
import { type TextStyle, textWidth, writeText } from './text.js';

const meet = (a: Rectangle, b: Rectangle): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** More labels than this would hide what they name. */
const MOST_LABELS = 48;

/** A place for a label: the patches that it covers, and how far it is from the target's middle. */
interface Plate {
  readonly patches: ReadonlyArray<number>;
  readonly rectangle: Rectangle;
  readonly distance: number;
}

/** The patches of a tile that a rectangle covers; undefined where it reaches out of the tile. */
const patchesUnder = (
  { x, y, width, height }: Rectangle,
  { first, rows, columns, x: left, y: top }: Tile,
  cell: number,
): ReadonlyArray<number> | undefined => {
  if (x < left || y < top || x + width > left + columns * cell || y + height > top + rows * cell) {
    return undefined;
  }
  const [fromRow, fromColumn] = [Math.floor((y - top) / cell), Math.floor((x - left) / cell)];
  const toRow = Math.ceil((y + height - top) / cell);
  const toColumn = Math.ceil((x + width - left) / cell);
  return Array.from({ length: (toRow - fromRow) * (toColumn - fromColumn) }, (_, index) => {
    const across = toColumn - fromColumn;
    return first + (fromRow + Math.floor(index / across)) * columns + fromColumn + (index % across);
  });
};

const widened = ({ x, y, width, height }: Rectangle, by: number): Rectangle => ({
  x: x - by,
  y: y - by,
  width: width + 2 * by,
  height: height + 2 * by,
});

/** A plate of the given size, with a margin inside the target, about each patch of a target in a tile, and about the middle of them, the most central first. */
const platesIn = (
  tile: Tile,
  isInTarget: (patch: number) => boolean,
  cell: number,
  { width, height, margin }: { readonly width: number; readonly height: number; readonly margin: number },
): ReadonlyArray<Plate> => {
  const { first, rows, columns, x: left, y: top } = tile;
  const centres: Array<readonly [x: number, y: number]> = [];
  for (let index = 0; index < rows * columns; index++) {
    if (!isInTarget(first + index)) continue;
    centres.push([left + ((index % columns) + 0.5) * cell, top + (Math.floor(index / columns) + 0.5) * cell]);
  }
  if (centres.length === 0) return [];
  const middleOf = (along: ReadonlyArray<number>): number =>
    (along.reduce((least, at) => Math.min(least, at)) + along.reduce((most, at) => Math.max(most, at))) / 2;
  const middle = [middleOf(centres.map(([x]) => x)), middleOf(centres.map(([, y]) => y))] as const;
  return [middle, ...centres]
    .flatMap(([x, y]): ReadonlyArray<Plate> => {
      const rectangle = { x: x - width / 2, y: y - height / 2, width, height };
      const patches = patchesUnder(widened(rectangle, margin), tile, cell);
      if (patches === undefined || !patches.every(isInTarget)) return [];
      return [{ patches, rectangle, distance: (x - middle[0]) ** 2 + (y - middle[1]) ** 2 }];
    })
    .sort((a, b) => a.distance - b.distance);
};

/**
 * The number of each target on a small plate inside it, in every frame or line
 * where it is: where only that target is, or else where it is on top, as near its middle as can be, and clear
 * of the other labels. A target too small for its label goes without, and so do
 * all where they are very many.
 */
export const targetLabels = (sample: DrawnSample, { tiles, cell }: Places): Markup => {
  if (sample.targets > MOST_LABELS) return '';
  const placed: Array<Rectangle> = [];
  // About a label of patches that lie apart, their colour has to be seen.
  const margin = sample.targetBlocks.length > 0 ? 0 : 2;
  const label = (target: number, tile: Tile): Markup => {
    for (const size of [10, 7]) {
      const style: TextStyle = { size, anchor: 'middle' };
      const text = String(target);
      const width = Math.max(size + 3, textWidth(text, style) + 6);
      const height = size + 3;
      const isIn = (patch: number): boolean => sample.isInTarget(target, patch);
      const free = platesIn(tile, isIn, cell, { width, height, margin }).filter(
        ({ rectangle }) => !placed.some((other) => meet(rectangle, other)),
      );
      const isAlone = (patch: number): boolean => sample.inTargets[patch] === 1;
      const isSeen = (patch: number): boolean => sample.topmost[patch] === target;
      const plate =
        free.find(({ patches }) => patches.every(isAlone)) ??
        free.find(({ patches }) => patches.every(isSeen)) ??
        free[0];
      if (plate === undefined) continue;
      const { rectangle } = plate;
      placed.push(rectangle);
      return (
        element('rect', { ...rectangle, rx: 2.5, fill: '#ffffff', 'fill-opacity': 0.88 }) +
        writeText(rectangle.x + width / 2, rectangle.y + height / 2 + size * 0.365, text, style)
      );
    }
    return '';
  };
  const targets = Array.from({ length: sample.targets }, (_, target) => target);
  return element(
    'g',
    { class: 'labels' },
    ...tiles.flatMap((tile) => targets.map((target) => label(target, tile))),
  );
};
