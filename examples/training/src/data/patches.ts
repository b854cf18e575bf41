import { type Photographs, SIDE } from './photographs.js';

/** Pixels along a side of a patch. */
export const PATCH = 4;

/** Patches along a side of a photograph. */
const PATCHES = SIDE / PATCH;

/** Mean and standard deviation of the training photographs' pixels. */
const [MEAN, DEVIATION] = [72.94, 90.02];

/**
 * Photographs as patches, row by row, their pixels with mean 0 and deviation 1.
 *
 * @param which numbers of the photographs
 * @returns [which.length, N, 16]
 */
export const patchesOf = ({ pixels }: Photographs, which: ArrayLike<number>): Float32Array => {
  const patches = new Float32Array(which.length * SIDE * SIDE);
  let at = 0;
  for (let index = 0; index < which.length; index++) {
    const first = which[index]! * SIDE * SIDE;
    for (let patch = 0; patch < PATCHES * PATCHES; patch++) {
      const top = Math.floor(patch / PATCHES) * PATCH;
      const left = (patch % PATCHES) * PATCH;
      for (let pixel = 0; pixel < PATCH * PATCH; pixel++) {
        const row = top + Math.floor(pixel / PATCH);
        patches[at++] = (pixels[first + row * SIDE + left + (pixel % PATCH)]! - MEAN) / DEVIATION;
      }
    }
  }
  return patches;
};

/**
 * Rows of a table by their numbers; zeros where the number is −1, which is padding.
 *
 * @param table rows of `width` numbers
 * @param rowOf the row of the table for a place, told what the list says there
 */
export const gather = (
  table: Float32Array,
  width: number,
  list: Int32Array,
  rowOf: (patch: number, place: number) => number = (patch) => patch,
): Float32Array => {
  const rows = new Float32Array(list.length * width);
  for (let place = 0; place < list.length; place++) {
    const patch = list[place]!;
    if (patch < 0) continue;
    const start = rowOf(patch, place) * width;
    rows.set(table.subarray(start, start + width), place * width);
  }
  return rows;
};
