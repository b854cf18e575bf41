import type { ReferenceGrid } from './grid.js';
import { paint } from './paint.js';
import { roundHalfEven } from './round-half-even.js';
import type { Stream } from './streams/stream.js';
import { between, type Range } from './streams/uniform.js';

/** Height and width of a block, in patches. */
export type Size = readonly [height: number, width: number];

/** Failed draws after which one more complement is ignored. */
const PATIENCE = 20;

/**
 * A block size for a whole batch. One number chooses both scale and aspect
 * ratio (height / width), so they rise together; both sides end shorter than
 * the grid's.
 */
export const drawSize = (stream: Stream, grid: ReferenceGrid, scale: Range, aspect: Range): Size => {
  const u = stream.float();
  const area = Math.trunc(grid.patches * between(scale, u));
  const ratio = between(aspect, u);
  const height = roundHalfEven(Math.sqrt(area * ratio));
  const width = roundHalfEven(Math.sqrt(area / ratio));
  return [Math.min(height, grid.height - 1), Math.min(width, grid.width - 1)];
};

/** Writes a block at a drawn position. The last row and the last column are never reached. */
export const place = (
  stream: Stream,
  grid: ReferenceGrid,
  size: Size,
  corners: Int32Array,
  at: number,
): void => {
  corners[at] = stream.below(grid.height - size[0]);
  corners[at + 1] = stream.below(grid.width - size[1]);
  corners[at + 2] = size[0];
  corners[at + 3] = size[1];
  corners[at + 5] = 1;
};

/** Sets the block's patches that none of the first `complements` predictor blocks holds; how many. */
const paintFree = (
  bytes: Uint8Array,
  offset: number,
  pitch: number,
  corners: Int32Array,
  at: number,
  holder: Int32Array,
  complements: number,
): number => {
  const rows = corners[at + 2]!;
  const columns = corners[at + 3]!;
  let first = corners[at]! * pitch + corners[at + 1]!;
  let count = 0;
  for (let row = 0; row < rows; row++, first += pitch) {
    const end = first + columns;
    for (let patch = first; patch < end; patch++) {
      const free = holder[patch]! >= complements ? 1 : 0;
      bytes[offset + patch] = free;
      count += free;
    }
  }
  return count;
};

/**
 * Draws an encoder block until more than `minKeep` of its patches lie outside
 * the predictor blocks, ignoring one more of these, last first, after every 20
 * failures. Ends if the block alone has more than `minKeep` patches.
 *
 * @param bytes - the batch's encoder masks; this one, empty before, begins at `offset`
 * @param holder - for each patch the first predictor block that holds it, or their number
 * @param predictors - the number of predictor blocks to keep out of; 0 to allow overlap
 * @returns patches in the mask
 */
export const drawEncoder = (
  stream: Stream,
  grid: ReferenceGrid,
  size: Size,
  bytes: Uint8Array,
  offset: number,
  corners: Int32Array,
  at: number,
  holder: Int32Array,
  predictors: number,
  minKeep: number,
): number => {
  for (let failures = 0; ; failures++) {
    const complements = Math.max(0, predictors - Math.floor(failures / PATIENCE));
    place(stream, grid, size, corners, at);
    const count = paintFree(bytes, offset, grid.width, corners, at, holder, complements);
    if (count > minKeep) return count;
    paint(bytes, offset, grid, corners, at, 0);
  }
};

/** Notes predictor block `index` as the holder of those of its patches that none before it holds. */
export const hold = (
  holder: Int32Array,
  pitch: number,
  corners: Int32Array,
  at: number,
  index: number,
): void => {
  const rows = corners[at + 2]!;
  const columns = corners[at + 3]!;
  let first = corners[at]! * pitch + corners[at + 1]!;
  for (let row = 0; row < rows; row++, first += pitch) {
    const end = first + columns;
    for (let patch = first; patch < end; patch++) {
      if (holder[patch]! > index) holder[patch] = index;
    }
  }
};
