import { type Either, left, right } from '../config/either.js';
import { type ConfigError, type ConfigErrors, formatValue, refuseIfAny } from '../config/errors.js';
import type { ImageSize } from '../config/field.js';
import { type Grid, gridOf, MAX_PATCHES } from './grid.js';

/** What an image is cut into. */
export interface ImageParameters {
  /** Image size in pixels, a number or [height, width]. */
  readonly inputSize: ImageSize;
  /** Side of a patch in pixels. */
  readonly patchSize: number;
  /** Frames of a video, a multiple of `tubeletSize`; null or absent for an image. */
  readonly numFrames?: number | null;
  /** Frames of a video that a patch reaches over; 1 if absent. */
  readonly tubeletSize?: number;
}

/** A row of tokens. */
export interface RowParameters {
  /** Tokens of the row. */
  readonly numTokens: number;
}

/** What a strategy's fields say of its grid. */
export type GridParameters = ImageParameters | RowParameters;

/** What is wrong with a length that should be a multiple of another. */
const checkMultiple = (
  path: ReadonlyArray<string | number>,
  length: number,
  of: readonly [name: string, value: number],
  suggest: (length: number) => Readonly<Record<string, unknown>>,
): ReadonlyArray<ConfigError> => {
  const [name, unit] = of;
  if (length % unit === 0) return [];
  const below = Math.floor(length / unit) * unit;
  const nearest = below === 0 ? [unit] : [below, below + unit];
  const accepted = `a multiple of ${name} ${unit}`;
  const closest = length - below <= unit / 2 && below > 0 ? below : below + unit;
  const message = `is ${length}, which is not ${accepted}; the nearest that are: ${nearest.join(' and ')}`;
  return [
    {
      code: 'not_a_multiple',
      path,
      given: length,
      accepted,
      nearest,
      message,
      suggestion: suggest(closest),
    },
  ];
};

const checkSides = (inputSize: ImageSize, patchSize: number): ReadonlyArray<ConfigError> => {
  const of = ['patchSize', patchSize] as const;
  if (typeof inputSize === 'number') {
    return checkMultiple(['inputSize'], inputSize, of, (size) => ({ inputSize: size }));
  }
  const [height, width] = inputSize;
  return [
    ...checkMultiple(['inputSize', 0], height, of, (size) => ({ inputSize: [size, width] })),
    ...checkMultiple(['inputSize', 1], width, of, (size) => ({ inputSize: [height, size] })),
  ];
};

/** Rows and columns of about the same proportions, of no more than so many patches. */
const shrunk = (rows: number, columns: number, most: number): readonly [rows: number, columns: number] => {
  const factor = Math.sqrt(most / (rows * columns));
  const shorter = Math.max(1, Math.floor(Math.min(rows, columns) * factor));
  const longer = Math.min(Math.floor(Math.max(rows, columns) * factor), Math.floor(most / shorter));
  return rows <= columns ? [shorter, longer] : [longer, shorter];
};

const checkPatches = (
  inputSize: ImageSize,
  patchSize: number,
  { axes, frames, rows, columns, patches }: Grid,
): ReadonlyArray<ConfigError> => {
  if (patches <= MAX_PATCHES) return [];
  const [fewerRows, fewerColumns] = shrunk(rows, columns, Math.floor(MAX_PATCHES / frames));
  const smaller =
    typeof inputSize === 'number'
      ? Math.min(fewerRows, fewerColumns) * patchSize
      : [fewerRows * patchSize, fewerColumns * patchSize];
  const accepted = `at most ${MAX_PATCHES} patches`;
  const sides = `${axes === 3 ? `${frames} × ` : ''}${rows} × ${columns}`;
  const message =
    `makes ${sides} = ${patches} patches; ` +
    `give ${accepted}: larger patches, or inputSize ${formatValue(smaller)}`;
  return [
    {
      code: 'out_of_range',
      path: ['inputSize'],
      given: inputSize,
      accepted,
      message,
      suggestion: { inputSize: smaller },
    },
  ];
};

const makeImage = (parameters: ImageParameters): Either<ConfigErrors, Grid> => {
  const { inputSize, patchSize, numFrames = null, tubeletSize = 1 } = parameters;
  const uneven = refuseIfAny([
    ...checkSides(inputSize, patchSize),
    ...(numFrames === null
      ? []
      : checkMultiple(['numFrames'], numFrames, ['tubeletSize', tubeletSize], (frames) => ({
          numFrames: frames,
        }))),
  ]);
  if (uneven._tag === 'Left') return uneven;
  const [height, width] = typeof inputSize === 'number' ? [inputSize, inputSize] : inputSize;
  const sides = { rows: height / patchSize, columns: width / patchSize, patchSize };
  const grid = gridOf(
    numFrames === null ? sides : { ...sides, frames: numFrames / tubeletSize, tubeletSize },
  );
  const large = refuseIfAny(checkPatches(inputSize, patchSize, grid));
  return large._tag === 'Left' ? large : right(grid);
};

const makeRow = ({ numTokens }: RowParameters): Either<ConfigErrors, Grid> => {
  if (numTokens <= MAX_PATCHES) return right(gridOf({ columns: numTokens }));
  const accepted = `at most ${MAX_PATCHES} patches`;
  const message = `is ${numTokens}; give ${accepted}`;
  return left([{ code: 'out_of_range', path: ['numTokens'], given: numTokens, accepted, message }]);
};

/**
 * The grid of an image, of a video where `numFrames` is a number, or of a row
 * where `numTokens` is given. Numbers are taken to be whole and 1 or more.
 *
 * @returns the grid, or an error for each length that is no multiple of its patch's, or for too many patches
 *
 * @example
 * ```ts
 * import { unwrap } from '@jepa-masks/core';
 * import { makeGrid } from '@jepa-masks/core/grid';
 *
 * const { frames, rows, columns } = unwrap(makeGrid({ inputSize: 224, patchSize: 16, numFrames: 16, tubeletSize: 2 }));
 * console.log(frames, rows, columns); // 8 14 14
 * ```
 */
export const makeGrid = (parameters: GridParameters): Either<ConfigErrors, Grid> =>
  'numTokens' in parameters ? makeRow(parameters) : makeImage(parameters);
