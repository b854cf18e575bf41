import { type Either, left, right } from '../config/either.js';
import { type ConfigError, type ConfigErrors, formatValue, refuseIfAny } from '../config/errors.js';
import type { ImageSize } from '../config/field.js';

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

const checkSide = (
  side: number,
  patchSize: number,
  path: ReadonlyArray<string | number>,
  resize: (size: number) => ImageSize,
): ReadonlyArray<ConfigError> => {
  if (side % patchSize === 0) return [];
  const below = Math.floor(side / patchSize) * patchSize;
  const nearest = below === 0 ? [patchSize] : [below, below + patchSize];
  const accepted = `a multiple of patchSize ${patchSize}`;
  const closest = side - below <= patchSize / 2 && below > 0 ? below : below + patchSize;
  return [
    {
      code: 'not_a_multiple',
      path,
      given: side,
      accepted,
      nearest,
      message: `is ${side}, which is not ${accepted}; the nearest that are: ${nearest.join(' and ')}`,
      suggestion: { inputSize: resize(closest) },
    },
  ];
};

/** Rows and columns of about the same proportions, of no more than the most patches. */
const shrunk = (rows: number, columns: number): readonly [rows: number, columns: number] => {
  const factor = Math.sqrt(MAX_PATCHES / (rows * columns));
  const shorter = Math.max(1, Math.floor(Math.min(rows, columns) * factor));
  const longer = Math.min(Math.floor(Math.max(rows, columns) * factor), Math.floor(MAX_PATCHES / shorter));
  return rows <= columns ? [shorter, longer] : [longer, shorter];
};

const checkPatches = (inputSize: ImageSize, patchSize: number, rows: number, columns: number) => {
  if (rows * columns <= MAX_PATCHES) return [];
  const [fewerRows, fewerColumns] = shrunk(rows, columns);
  const smaller =
    typeof inputSize === 'number' ? fewerRows * patchSize : [fewerRows * patchSize, fewerColumns * patchSize];
  const accepted = `at most ${MAX_PATCHES} patches`;
  const error: ConfigError = {
    code: 'out_of_range',
    path: ['inputSize'],
    given: inputSize,
    accepted,
    message:
      `makes ${rows} × ${columns} = ${rows * columns} patches; ` +
      `give ${accepted}: larger patches, or inputSize ${formatValue(smaller)}`,
    suggestion: { inputSize: smaller },
  };
  return [error];
};

/**
 * The grid of an image.
 *
 * @param inputSize image size in pixels, a number or [height, width]
 * @param patchSize side of a patch in pixels
 * @returns the grid, or an error for each side that is no multiple of the patch size, or for too many patches
 */
export const makeGrid = (inputSize: ImageSize, patchSize: number): Either<ConfigErrors, Grid> => {
  const [height, width] = typeof inputSize === 'number' ? [inputSize, inputSize] : inputSize;
  const uneven =
    typeof inputSize === 'number'
      ? checkSide(inputSize, patchSize, ['inputSize'], (size) => size)
      : [
          ...checkSide(height, patchSize, ['inputSize', 0], (size) => [size, width]),
          ...checkSide(width, patchSize, ['inputSize', 1], (size) => [height, size]),
        ];
  const rows = height / patchSize;
  const columns = width / patchSize;
  const refused = refuseIfAny(uneven.length > 0 ? uneven : checkPatches(inputSize, patchSize, rows, columns));
  if (refused._tag === 'Left') return left(refused.left);
  return right(gridOf({ rows, columns, patchSize }));
};
