import { type Either, left, right } from './either.js';
import { type ConfigError, type ConfigErrors, refuseIfAny } from './errors.js';
import type { ImageSize } from './field.js';

/** Rows × columns of square patches that an image is cut into. Patch p lies at row ⌊p / columns⌋, column p mod columns. */
export interface Grid {
  /** Image height / patch size, 1 to {@link MAX_GRID_SIDE}. */
  readonly rows: number;
  /** Image width / patch size, 1 to {@link MAX_GRID_SIDE}. */
  readonly columns: number;
  /** N = rows × columns. */
  readonly patches: number;
  /** Side of a patch in pixels. */
  readonly patchSize: number;
}

/** The longest side of a grid, in patches; beyond it planning would no longer be a matter of milliseconds. */
export const MAX_GRID_SIDE = 256;

const checkSide = (
  side: number,
  patchSize: number,
  path: ReadonlyArray<string | number>,
  resize: (size: number) => ImageSize,
): ReadonlyArray<ConfigError> => {
  if (side % patchSize !== 0) {
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
  }
  if (side / patchSize <= MAX_GRID_SIDE) return [];
  const largest = patchSize * MAX_GRID_SIDE;
  const accepted = `at most ${MAX_GRID_SIDE} patches a side, ${largest} pixels at patchSize ${patchSize}`;
  return [
    {
      code: 'out_of_range',
      path,
      given: side,
      accepted,
      message: `makes ${side / patchSize} patches a side; give ${accepted}`,
      suggestion: { inputSize: resize(largest) },
    },
  ];
};

/**
 * The grid of an image.
 *
 * @param inputSize image size in pixels, a number or [height, width]
 * @param patchSize side of a patch in pixels
 * @returns the grid, or an error for each side that is no multiple of the patch size
 */
export const makeGrid = (inputSize: ImageSize, patchSize: number): Either<ConfigErrors, Grid> => {
  const [height, width] = typeof inputSize === 'number' ? [inputSize, inputSize] : inputSize;
  const errors =
    typeof inputSize === 'number'
      ? checkSide(inputSize, patchSize, ['inputSize'], (size) => size)
      : [
          ...checkSide(height, patchSize, ['inputSize', 0], (size) => [size, width]),
          ...checkSide(width, patchSize, ['inputSize', 1], (size) => [height, size]),
        ];
  const refused = refuseIfAny(errors);
  if (refused._tag === 'Left') return left(refused.left);
  const rows = height / patchSize;
  const columns = width / patchSize;
  return right(Object.freeze({ rows, columns, patches: rows * columns, patchSize }));
};
