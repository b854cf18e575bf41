import { describe, expect, test } from 'vitest';
import type { ConfigError } from '../src/errors.js';
import type { ImageSize } from '../src/field.js';
import { MAX_GRID_SIDE, makeGrid } from '../src/grid.js';

const errorsOf = (inputSize: ImageSize, patchSize: number): ReadonlyArray<ConfigError> => {
  const made = makeGrid(inputSize, patchSize);
  return made._tag === 'Left' ? made.left : [];
};

describe('a grid', () => {
  test('has as many rows and columns as patches fit, height first', () => {
    expect(makeGrid([32, 48], 16)).toEqual({
      _tag: 'Right',
      right: { rows: 2, columns: 3, patches: 6, patchSize: 16 },
    });
  });

  test.each([
    [100, 16, [96, 112], 96],
    [104, 16, [96, 112], 96],
    [105, 16, [96, 112], 112],
    [8, 16, [16], 16],
    [1, 16, [16], 16],
  ])('of %i pixels in patches of %i has none but is nearest to %j', (side, patchSize, nearest, inputSize) => {
    expect(errorsOf(side, patchSize)).toMatchObject([
      {
        code: 'not_a_multiple',
        path: ['inputSize'],
        given: side,
        accepted: `a multiple of patchSize ${patchSize}`,
        nearest,
        suggestion: { inputSize },
      },
    ]);
  });

  test('is told of each side by itself, and keeps the other in what is suggested', () => {
    expect(errorsOf([100, 230], 16)).toMatchObject([
      { path: ['inputSize', 0], given: 100, suggestion: { inputSize: [96, 230] } },
      { path: ['inputSize', 1], given: 230, suggestion: { inputSize: [100, 224] } },
    ]);
  });

  test('has at most so many patches a side', () => {
    const largest = 16 * MAX_GRID_SIDE;
    expect(makeGrid(largest, 16)).toMatchObject({ right: { rows: MAX_GRID_SIDE, columns: MAX_GRID_SIDE } });
    const [error] = errorsOf([16, largest + 16], 16);
    expect(error).toMatchObject({
      code: 'out_of_range',
      path: ['inputSize', 1],
      given: largest + 16,
      accepted: `at most 256 patches a side, ${largest} pixels at patchSize 16`,
      suggestion: { inputSize: [16, largest] },
    });
    expect(error!.message).toMatch(/^makes 257 patches a side; give at most 256/);
  });
});
