/**
 * The patches that an image (rows × columns), a video (frames × rows × columns)
 * or a row of tokens (columns) is cut into, numbered frame by frame, row by row:
 * patch p lies in frame ⌊p / (rows · columns)⌋, row ⌊p / columns⌋ mod rows,
 * column p mod columns.
 */
export interface Grid {
  /** 1 for a row of tokens, 2 for an image, 3 for a video: the last of frames, rows, columns. */
  readonly axes: 1 | 2 | 3;
  /** Time steps, each of `tubeletSize` frames of the video; 1 without a time axis. */
  readonly frames: number;
  /** Image height / patch size; 1 for a row. */
  readonly rows: number;
  /** Image width / patch size, or tokens of a row; 1 or more. */
  readonly columns: number;
  /** N = frames × rows × columns, at most {@link MAX_PATCHES}. */
  readonly patches: number;
  /** Side of a patch in pixels; 1 where there are none. */
  readonly patchSize: number;
  /** Frames of the video that a time step takes; 1 without a time axis. */
  readonly tubeletSize: number;
}

/** A grid by its axes: those that are not given are not there. */
export interface GridSize extends Partial<Pick<Grid, 'frames' | 'rows' | 'patchSize' | 'tubeletSize'>> {
  /** Columns, or tokens of a row. */
  readonly columns: number;
}

/**
 * The grid of so many columns, rows and frames, which are taken as they are:
 * whole numbers from 1 on, at most {@link MAX_PATCHES} patches.
 */
export const gridOf = ({ frames, rows, columns, patchSize = 1, tubeletSize = 1 }: GridSize): Grid =>
  Object.freeze({
    axes: frames !== undefined ? 3 : rows !== undefined ? 2 : 1,
    frames: frames ?? 1,
    rows: rows ?? 1,
    columns,
    patches: (frames ?? 1) * (rows ?? 1) * columns,
    patchSize,
    tubeletSize,
  });

/** The most patches of a grid: one row of so many, 256 × 256, or anything between. */
export const MAX_PATCHES = 65_536;
