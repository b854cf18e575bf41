import type { Shape } from '../lattice.js';

/** Larger than any grid: nothing of that size fits. */
export const NOWHERE: number = 1 << 28;

/**
 * What is to be placed, as the least height of each width and the least width
 * of each height. If a block fits somewhere so does any that it contains, so
 * nothing else of its shapes matters to whether it fits.
 */
export interface Piece {
  /** Least height of a shape that is at most so wide, by width; {@link NOWHERE} if there is none. */
  readonly heights: Int32Array;
  /** Least width of a shape that is at most so high, by height. */
  readonly widths: Int32Array;
}

/** The piece that any of some shapes serves as, on a grid of so many rows and columns. */
export const pieceOf = (rows: number, columns: number, shapes: Iterable<Shape>): Piece => {
  const heights = new Int32Array(columns + 1).fill(NOWHERE);
  const widths = new Int32Array(rows + 1).fill(NOWHERE);
  for (const { height, width } of shapes) {
    heights[width] = Math.min(heights[width]!, height);
    widths[height] = Math.min(widths[height]!, width);
  }
  for (let width = 1; width <= columns; width++)
    heights[width] = Math.min(heights[width]!, heights[width - 1]!);
  for (let height = 1; height <= rows; height++)
    widths[height] = Math.min(widths[height]!, widths[height - 1]!);
  return { heights, widths };
};

/**
 * What keeps a context its minimum: any rectangle of at least so many patches
 * that some context block can hold.
 */
export const contextPiece = (
  rows: number,
  columns: number,
  contexts: ReadonlyArray<Shape>,
  patches: number,
): Piece => {
  // The widest context block of each height or more.
  const widest = new Int32Array(rows + 2);
  for (const { height, width } of contexts) widest[height] = Math.max(widest[height]!, width);
  const shapes: Array<Shape> = [];
  for (let height = rows; height > 0; height--) {
    widest[height] = Math.max(widest[height]!, widest[height + 1]!);
    const width = Math.ceil(patches / height);
    if (width <= widest[height]!) shapes.push({ height, width });
  }
  return pieceOf(rows, columns, shapes);
};
