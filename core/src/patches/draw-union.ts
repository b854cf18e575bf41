import type { Stream } from '../keys/stream.js';
import type { BlockUnion } from './block-union.js';

/** Draws the sides of blocks. It keeps those of the last one, so that no draw allocates. */
export interface SideDraw {
  /** Rows of the block last drawn. */
  readonly height: number;
  /** Columns of the block last drawn. */
  readonly width: number;
  /** Draws a block's sides; `room` patches are still to be set, of `count`. */
  draw(room: number, count: number, stream: Stream): void;
}

/** Blocks in a row that add no patch before the rest is left to be filled. */
const MOST_MISSES = 10;

/**
 * Adds blocks to an empty set one after another until it has `count` patches;
 * the last one is cut to that.
 *
 * @returns patches that are still wanting, where ten blocks in a row added none: nearly always 0
 */
export const drawUnion = (
  words: Uint32Array,
  at: number,
  count: number,
  union: BlockUnion,
  sides: SideDraw,
  stream: Stream,
): number => {
  let room = count;
  for (let misses = 0; room > 0 && misses < MOST_MISSES; ) {
    sides.draw(room, count, stream);
    const added = union.add(words, at, sides.height, sides.width, room, stream);
    room -= added;
    misses = added === 0 ? misses + 1 : 0;
  }
  return room;
};
