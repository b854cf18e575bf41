import { describe, expect, test } from 'vitest';
import type { ConfigError } from '../../src/config/errors.js';
import type { ImageSize } from '../../src/config/field.js';
import { makeGrid } from '../../src/grid/make-grid.js';

const errorsOf = (inputSize: ImageSize, patchSize: number): ReadonlyArray<ConfigError> => {
  const made = makeGrid({ inputSize, patchSize });
  return made._tag === 'Left' ? made.left : [];
};

describe('a grid', () => {
  test('has as many rows and columns as patches fit, height first', () => {
    expect(makeGrid({ inputSize: [32, 48], patchSize: 16 })).toEqual({
      _tag: 'Right',
      right: {
        axes: 2,
        frames: 1,
        rows: 2,
        columns: 3,
        patches: 6,
        patchSize: 16,
        tubeletSize: 1,
      },
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

  test.each([
    [256, 256],
    [1, 65_536],
    [65_536, 1],
    [512, 128],
  ])('has at most 65,536 patches, such as %i × %i', (rows, columns) => {
    expect(makeGrid({ inputSize: [rows * 16, columns * 16], patchSize: 16 })).toMatchObject({
      right: { rows, columns },
    });
  });

  test.each<[ImageSize, number, ImageSize]>([
    [257, 66_049, 256],
    [[2, 40_000], 80_000, [1, 36_203]],
    [[65_537, 1], 65_537, [65_536, 1]],
    [[512, 129], 66_048, [510, 128]],
  ])('of %j patches is refused, and told a smaller one', (size, patches, smaller) => {
    const pixels = (side: ImageSize): ImageSize =>
      typeof side === 'number' ? side * 16 : [side[0] * 16, side[1] * 16];
    const [error] = errorsOf(pixels(size), 16);
    expect(error).toMatchObject({
      code: 'out_of_range',
      path: ['inputSize'],
      given: pixels(size),
      accepted: 'at most 65536 patches',
      suggestion: { inputSize: pixels(smaller) },
    });
    expect(error!.message).toContain(`= ${patches} patches; give at most 65536 patches: larger patches, or`);
    expect(makeGrid({ inputSize: pixels(smaller), patchSize: 16 })._tag).toBe('Right');
  });
});

describe('the grid of a clip', () => {
  const clip = { inputSize: 32, patchSize: 16, tubeletSize: 2 };

  test('has a time step for every tubelet', () => {
    const made = makeGrid({ ...clip, numFrames: 16 });
    expect(made).toMatchObject({ right: { axes: 3, frames: 8, rows: 2, columns: 2, patches: 32 } });
  });

  test.each([
    [15, [14, 16], 14],
    [1, [2], 2],
  ])('of %i frames in tubelets of 2 has none, but is nearest to %j', (numFrames, nearest, suggested) => {
    expect(makeGrid({ ...clip, numFrames })).toMatchObject({
      left: [{ code: 'not_a_multiple', path: ['numFrames'], nearest, suggestion: { numFrames: suggested } }],
    });
  });

  test('of too many patches is refused, and told an image that would do', () => {
    const large = { inputSize: 4096, patchSize: 16, numFrames: 64, tubeletSize: 2 };
    const made = makeGrid(large);
    expect(made).toMatchObject({
      left: [{ code: 'out_of_range', path: ['inputSize'], suggestion: { inputSize: 45 * 16 } }],
    });
    expect(makeGrid({ ...large, inputSize: 45 * 16 })).toMatchObject({ right: { patches: 32 * 45 * 45 } });
  });
});

describe('the grid of a row', () => {
  test('has as many columns as tokens, and one axis', () => {
    expect(makeGrid({ numTokens: 77 })).toMatchObject({
      right: { axes: 1, rows: 1, columns: 77, patches: 77 },
    });
  });
});
