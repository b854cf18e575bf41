import type { ReferenceGrid } from './grid.js';
import { BLOCK_COLUMNS } from './masks.js';
import { paint } from './paint.js';
import { roundHalfEven } from './round-half-even.js';
import type { Stream } from './streams/stream.js';
import { between, type Range } from './streams/uniform.js';

/** Time steps, rows and columns of a block. */
export interface VideoBlock {
  readonly duration: number;
  readonly height: number;
  readonly width: number;
}

/**
 * The block size of a whole batch, from three numbers: temporal scale, spatial
 * scale, aspect ratio (height / width). A side longer than the grid's is cut.
 */
export const drawVideoBlock = (
  stream: Stream,
  grid: ReferenceGrid,
  temporal: Range,
  spatial: Range,
  aspect: Range,
): VideoBlock => {
  const duration = Math.max(1, Math.trunc(grid.duration * between(temporal, stream.float())));
  const area = Math.trunc(grid.height * grid.width * between(spatial, stream.float()));
  const ratio = between(aspect, stream.float());
  return {
    duration,
    height: Math.min(roundHalfEven(Math.sqrt(area * ratio)), grid.height),
    width: Math.min(roundHalfEven(Math.sqrt(area / ratio)), grid.width),
  };
};

/**
 * Draws one sample's blocks once, clears them from the context, and clears the
 * time steps from `frames` on if there is a block at all.
 *
 * @param context - the batch's masks; this sample's begins at `offset`
 * @param corners - the batch's blocks; this sample's begin at `first`
 * @returns patches left in the context
 */
export const drawContext = (
  stream: Stream,
  grid: ReferenceGrid,
  block: VideoBlock,
  blocks: number,
  frames: number,
  context: Uint8Array,
  offset: number,
  corners: Int32Array,
  first: number,
): number => {
  const end = offset + grid.patches;
  context.fill(1, offset, end);
  for (let at = first; at < first + blocks * BLOCK_COLUMNS; at += BLOCK_COLUMNS) {
    corners[at] = stream.below(grid.height - block.height + 1);
    corners[at + 1] = stream.below(grid.width - block.width + 1);
    corners[at + 2] = block.height;
    corners[at + 3] = block.width;
    corners[at + 4] = stream.below(grid.duration - block.duration + 1);
    corners[at + 5] = block.duration;
    paint(context, offset, grid, corners, at, 0);
  }
  if (blocks > 0) context.fill(0, Math.min(end, offset + frames * grid.height * grid.width), end);
  let count = 0;
  for (let patch = offset; patch < end; patch++) count += context[patch]!;
  return count;
};
