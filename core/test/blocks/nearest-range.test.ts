import { describe, expect, test } from 'vitest';
import { nearestAspectRatio, nearestGrid, nearestScale } from '../../src/blocks/nearest-range.js';
import { type Grid, gridOf as made } from '../../src/grid/grid.js';

const gridOf = (rows: number, columns: number): Grid => made({ rows, columns, patchSize: 7 });

describe('the nearest scale in which a square fits', () => {
  // Squares on 4 × 4 patches cover 1, 4, 9 and 16 of 16.
  test.each([
    ['below', [0.3, 0.35], [0.25, 0.35]],
    ['above', [0.5, 0.55], [0.5, 0.5625]],
    ['as near below as above: the smaller', [0.40625, 0.40625], [0.25, 0.40625]],
    ['inside', [0.2, 0.3], [0.2, 0.3]],
    ['below them all', [0.01, 0.02], [0.01, 0.0625]],
  ] as const)('lies %s', (_, scale, widened) => {
    expect(nearestScale(gridOf(4, 4), scale, [1, 1])).toEqual(widened);
  });

  test('is none where no shape has the aspect ratio', () => {
    expect(nearestScale(gridOf(4, 4), [0.1, 0.2], [7, 8])).toBeUndefined();
  });
});

describe('the nearest aspect ratio in which two patches of nine fit', () => {
  test.each([
    [
      [1, 1],
      [0.5, 1],
    ],
    [
      [1.5, 1.6],
      [1.5, 2],
    ],
    [
      [0.1, 0.2],
      [0.1, 0.5],
    ],
  ] as const)('from %j is %j', (aspectRatio, widened) => {
    expect(nearestAspectRatio(gridOf(3, 3), [2 / 9, 2 / 9], aspectRatio)).toEqual(widened);
  });

  test('is none where no shape has the scale', () => {
    expect(nearestAspectRatio(gridOf(3, 3), [0.12, 0.13], [1, 1])).toBeUndefined();
  });
});

describe('the nearest larger grid', () => {
  test('is the smallest on which a shape fits, larger by the same on both sides', () => {
    expect(nearestGrid(gridOf(2, 2), [0.1, 0.12], [1, 1], 64)).toEqual(gridOf(3, 3));
    expect(nearestGrid(gridOf(2, 3), [0.05, 0.051], [1, 1], 64)).toEqual(gridOf(4, 5));
    // The grid itself is not looked at again, though it would do.
    expect(nearestGrid(gridOf(2, 2), [0.2, 0.25], [1, 1], 64)).toEqual(gridOf(4, 4));
  });

  test('has sides up to the bound and no longer', () => {
    expect(nearestGrid(gridOf(2, 3), [0.05, 0.051], [1, 1], 5)).toEqual(gridOf(4, 5));
    expect(nearestGrid(gridOf(2, 3), [0.05, 0.051], [1, 1], 4)).toBeUndefined();
    expect(nearestGrid(gridOf(3, 2), [0.05, 0.051], [1, 1], 5)).toEqual(gridOf(5, 4));
    expect(nearestGrid(gridOf(3, 2), [0.05, 0.051], [1, 1], 4)).toBeUndefined();
  });
});
