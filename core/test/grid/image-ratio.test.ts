import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Range } from '../../src/config/index.js';
import { gridOf } from '../../src/grid/grid.js';
import { DEFAULT_ASPECT_RATIO, stretchedToFit } from '../../src/grid/image-ratio.js';

const sides = fc.integer({ min: 1, max: 300 });
const scales = fc
  .tuple(fc.double({ min: 0.01, max: 1, noNaN: true }), fc.double({ min: 0.01, max: 1, noNaN: true }))
  .map(([a, b]): Range => [Math.min(a, b), Math.max(a, b)]);
const ratios = fc
  .tuple(fc.double({ min: 0.2, max: 5, noNaN: true }), fc.double({ min: 0.2, max: 5, noNaN: true }))
  .map(([a, b]): Range => [Math.min(a, b), Math.max(a, b)]);

describe('aspect ratios stretched to fit', () => {
  test.each<[number, number, Range, Range]>([
    [14, 14, [0.15, 0.2], [0.75, 1.5]],
    [8, 30, [0.15, 0.2], [0.75, 1.5]],
    [4, 64, [0.15, 0.2], [2.4, 6.4]],
    // Of one row: widths from 225 to 300 patches.
    [1, 1500, [0.15, 0.2], [225, 300]],
    [1500, 1, [0.15, 0.2], [1 / 300, 1 / 225]],
    // All of the image: the image's own ratio.
    [10, 20, [1, 1], [1.5, 3]],
  ])('on %i × %i patches, for a scale of %j, are %j', (rows, columns, scale, expected) => {
    const [low, high] = stretchedToFit(DEFAULT_ASPECT_RATIO, gridOf({ rows, columns }), scale);
    expect(low).toBeCloseTo(expected[0], 12);
    expect(high).toBeCloseTo(expected[1], 12);
  });

  test('are the same on every square image', () => {
    fc.assert(
      fc.property(sides, ratios, scales, (side, ratio, scale) => {
        expect(stretchedToFit(ratio, gridOf({ rows: side, columns: side }), scale)).toBe(ratio);
      }),
    );
  });

  test('are a range that lies between the given one and that relative to the image', () => {
    fc.assert(
      fc.property(sides, sides, ratios, scales, (rows, columns, ratio, scale) => {
        const image = columns / rows;
        const [low, high] = stretchedToFit(ratio, gridOf({ rows, columns }), scale);
        const slack = 1 + 1e-12;
        expect(low).toBeLessThanOrEqual(high * slack);
        const [from, to] = image >= 1 ? [1, image] : [image, 1];
        expect(low).toBeGreaterThanOrEqual((ratio[0] * from) / slack);
        expect(high).toBeLessThanOrEqual(ratio[1] * to * slack);
      }),
    );
  });

  test('turn with the image', () => {
    fc.assert(
      fc.property(sides, sides, ratios, scales, (rows, columns, ratio, scale) => {
        fc.pre(rows !== columns);
        const wide = stretchedToFit(ratio, gridOf({ rows, columns }), scale);
        const tall = stretchedToFit(
          [1 / ratio[1], 1 / ratio[0]],
          gridOf({ rows: columns, columns: rows }),
          scale,
        );
        expect(1 / tall[1]).toBeCloseTo(wide[0], 6);
        expect(1 / tall[0]).toBeCloseTo(wide[1], 6);
      }),
    );
  });
});
