import type { Block, Grid } from '@jepa-masks/core';
import { element, type Markup } from './svg.js';
import { type TextStyle, textWidth, writeText } from './text.js';

/** A label's plate, in pixels from the view's top left. */
interface Plate {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const meet = (a: Plate, b: Plate): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** More labels than this would hide what they name. */
const MOST_LABELS = 48;

/** A plate of the given size about each patch of a block (and the block's centre), the most central first. */
const platesIn = (
  block: Block,
  grid: Grid,
  cell: number,
  width: number,
  height: number,
): ReadonlyArray<{ readonly patches: ReadonlyArray<number>; readonly plate: Plate }> => {
  const left = block.left * cell;
  const top = block.top * cell;
  const right = left + block.width * cell;
  const bottom = top + block.height * cell;
  const middle = [(left + right) / 2, (top + bottom) / 2] as const;
  const found: Array<{ patches: ReadonlyArray<number>; plate: Plate; distance: number }> = [];
  const patchAt = (x: number, y: number): number =>
    Math.floor(y / cell) * grid.columns + Math.floor(x / cell);
  const consider = (x: number, y: number): void => {
    const plate = { x: x - width / 2, y: y - height / 2, width, height };
    const fits = plate.x >= left && plate.y >= top && plate.x + width <= right && plate.y + height <= bottom;
    if (!fits) return;
    // Its middle, then its corners: on small patches it covers others between them, which are as good.
    const patches = [
      patchAt(x, y),
      patchAt(plate.x, plate.y),
      patchAt(plate.x + width - 1, plate.y),
      patchAt(plate.x, plate.y + height - 1),
      patchAt(plate.x + width - 1, plate.y + height - 1),
    ];
    found.push({ patches, plate, distance: (x - middle[0]) ** 2 + (y - middle[1]) ** 2 });
  };
  consider(...middle);
  for (let row = block.top; row < block.top + block.height; row++) {
    for (let column = block.left; column < block.left + block.width; column++) {
      consider((column + 0.5) * cell, (row + 0.5) * cell);
    }
  }
  return found.sort((a, b) => a.distance - b.distance);
};

/**
 * The index of each block on a small plate inside it: where only that block is,
 * as near its centre as can be, and clear of the other labels. A block too small
 * for its label goes without, and so do all where they are very many.
 *
 * @param cover how many of the blocks hold each patch
 */
export const blockLabels = (
  blocks: ReadonlyArray<Block>,
  cover: Uint16Array,
  grid: Grid,
  cell: number,
): Markup => {
  if (blocks.length > MOST_LABELS) return '';
  const placed: Array<Plate> = [];
  const labels = blocks.map((block, index) => {
    for (const size of [10, 7]) {
      const style: TextStyle = { size, anchor: 'middle' };
      const text = String(index);
      const width = Math.max(size + 3, textWidth(text, style) + 6);
      const height = size + 3;
      const free = platesIn(block, grid, cell, width, height).filter(
        ({ plate }) => !placed.some((other) => meet(plate, other)),
      );
      const alone = free.find(({ patches }) => patches.every((patch) => cover[patch] === 1));
      const plate = (alone ?? free.find(({ patches }) => cover[patches[0]!] === 1) ?? free[0])?.plate;
      if (plate === undefined) continue;
      placed.push(plate);
      return (
        element('rect', { ...plate, rx: 2.5, fill: '#ffffff', 'fill-opacity': 0.88 }) +
        writeText(plate.x + width / 2, plate.y + height / 2 + size * 0.365, text, style)
      );
    }
    return '';
  });
  return element('g', { class: 'labels' }, ...labels);
};
