import type { ReferenceGrid } from './grid.js';

/**
 * Sets the patches of one block in one mask.
 *
 * @param bytes - the masks
 * @param offset - where the mask begins in them
 * @param corners - the blocks, as in BlockArray
 * @param at - where the block begins in them
 * @param value - the byte to write
 */
export const paint = (
  bytes: Uint8Array,
  offset: number,
  grid: ReferenceGrid,
  corners: Int32Array,
  at: number,
  value: 0 | 1,
): void => {
  const { width } = grid;
  const area = grid.height * width;
  const rows = corners[at + 2]!;
  const columns = corners[at + 3]!;
  const duration = corners[at + 5]!;
  let plane = offset + corners[at + 4]! * area + corners[at]! * width + corners[at + 1]!;
  for (let time = 0; time < duration; time++, plane += area) {
    let first = plane;
    for (let row = 0; row < rows; row++, first += width) {
      const end = first + columns;
      for (let patch = first; patch < end; patch++) bytes[patch] = value;
    }
  }
};
