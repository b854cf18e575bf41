import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  areaOf,
  inRanges,
  latticeOf,
  maximalShapes,
  minimalShapes,
  type Shape,
} from '../../src/blocks/lattice.js';
import { PRIOR_RESOLUTION, shapePrior } from '../../src/blocks/shape-prior.js';
import type { Range } from '../../src/config/field.js';
import { type Grid, gridOf } from '../../src/grid/grid.js';

const grids = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 }))
  .map(([r, c]) => gridOf({ rows: r, columns: c }));

const ranges = (low: number, high: number): fc.Arbitrary<Range> =>
  fc
    .tuple(fc.double({ min: low, max: high, noNaN: true }), fc.double({ min: low, max: high, noNaN: true }))
    .map(([a, b]) => [Math.min(a, b), Math.max(a, b)]);

const contains = (outer: Shape, inner: Shape): boolean =>
  outer.height >= inner.height && outer.width >= inner.width;

describe('the shape lattice', () => {
  // Recorded for height / width in [0.75, 1.5]; for width / height it is the transpose, with as many shapes.
  test.each([
    [8, 60],
    [12, 127],
    [14, 341],
    [16, 518],
    [24, 2448],
  ])('of a %i × %i grid at the defaults has %i placements', (side, placements) => {
    const lattice = latticeOf(gridOf({ rows: side, columns: side }), [0.15, 0.2], [0.75, 1.5]);
    const count = lattice.reduce(
      (sum, { height, width }) => sum + (side - height + 1) * (side - width + 1),
      0,
    );
    expect(count).toBe(placements);
  });

  test('includes a shape whose share is the very decimal that ends the range', () => {
    expect(latticeOf(gridOf({ rows: 10, columns: 10 }), [0.07, 0.07], [0.1, 10])).toEqual([
      { height: 1, width: 7 },
      { height: 7, width: 1 },
    ]);
  });

  test('has consecutive widths at one height, in order', () => {
    fc.assert(
      fc.property(grids, ranges(0, 1), ranges(0.05, 20), (grid, scale, aspect) => {
        const lattice = latticeOf(grid, scale, aspect);
        lattice.forEach((shape, at) => {
          const before = lattice[at - 1];
          if (before === undefined) return;
          expect(shape.height > before.height || shape.width === before.width + 1).toBe(true);
        });
      }),
    );
  });

  test('minimal shapes: each shape contains one, none contains another; maximal shapes likewise', () => {
    fc.assert(
      fc.property(grids, ranges(0, 1), ranges(0.05, 20), (grid, scale, aspect) => {
        const lattice = latticeOf(grid, scale, aspect);
        const minimal = minimalShapes(lattice);
        const maximal = maximalShapes(lattice);
        for (const shape of lattice) {
          expect(minimal.some((least) => contains(shape, least))).toBe(true);
          expect(maximal.some((most) => contains(most, shape))).toBe(true);
        }
        for (const extreme of [minimal, maximal]) {
          for (const a of extreme) for (const b of extreme) expect(a === b || !contains(a, b)).toBe(true);
        }
      }),
    );
  });
});

/** The prior as its definition reads: for every midpoint all shapes are compared. */
const plainPrior = (grid: Grid, scale: Range, aspect: Range): ReadonlyArray<Shape & { weight: number }> => {
  const shapes = latticeOf(grid, scale, aspect).map((shape) => ({ ...shape, weight: 0 }));
  for (let i = 0; i < PRIOR_RESOLUTION; i++) {
    for (let j = 0; j < PRIOR_RESOLUTION; j++) {
      const s = scale[0] + (scale[1] - scale[0]) * ((i + 0.5) / PRIOR_RESOLUTION);
      const a = aspect[0] + (aspect[1] - aspect[0]) * ((j + 0.5) / PRIOR_RESOLUTION);
      const x = Math.sqrt((s * grid.patches) / a);
      const y = Math.sqrt(s * grid.patches * a);
      const distance = (shape: Shape): number => (shape.height - x) ** 2 + (shape.width - y) ** 2;
      const nearest = shapes.reduce((best, shape) => {
        const difference = distance(shape) - distance(best);
        if (difference !== 0) return difference < 0 ? shape : best;
        return areaOf(shape) < areaOf(best) ? shape : best;
      });
      nearest.weight++;
    }
  }
  return shapes.filter(({ weight }) => weight > 0);
};

describe('the shape prior', () => {
  test('gives every midpoint to the nearest shape', () => {
    fc.assert(
      fc.property(grids, ranges(0.01, 1), ranges(0.1, 10), (grid, scale, aspect) => {
        const lattice = latticeOf(grid, scale, aspect);
        fc.pre(lattice.length > 0);
        expect(shapePrior(grid, lattice, scale, aspect)).toEqual(plainPrior(grid, scale, aspect));
      }),
      { numRuns: 40 },
    );
  });

  test('weighs 16,384 midpoints, all of them on shapes in range', () => {
    const grid = gridOf({ rows: 14, columns: 14 });
    const prior = shapePrior(grid, latticeOf(grid, [0.15, 0.2], [0.75, 1.5]), [0.15, 0.2], [0.75, 1.5]);
    expect(prior.reduce((sum, { weight }) => sum + weight, 0)).toBe(16_384);
    expect(prior.every((shape) => inRanges(grid, shape, [0.15, 0.2], [0.75, 1.5]))).toBe(true);
    expect(prior.map(({ height, width }) => [height, width])).toEqual([
      [5, 6],
      [5, 7],
      [6, 5],
      [6, 6],
    ]);
  });

  // Each midpoint at (√(N·scale / aspect), √(N·scale · aspect)), as near to one shape as to the other, exactly.
  test.each([
    ['of equal areas the lower', 4, 2, 1, [1, 2], [2, 1], [1, 2]],
    ['the smaller area, though it is higher', 4, 5, 1.25, [1, 4], [3, 1], [3, 1]],
    ['the smaller area, though it is less high for its width', 4, 4.5, 2, [1, 2], [2, 4], [1, 2]],
    ['the smaller area, though it is as far in height alone', 16, 6, 1 / 6, [3, 5], [11, 1], [11, 1]],
  ] as const)('gives a midpoint between two to %s', (_, side, area, aspect, one, other, nearest) => {
    const [a, b, expected] = [one, other, nearest].map(([height, width]) => ({ height, width }));
    const grid = gridOf({ rows: side, columns: side });
    const scale = area / grid.patches;
    expect(shapePrior(grid, [a!, b!], [scale, scale], [aspect, aspect])).toEqual([
      { ...expected, weight: 16_384 },
    ]);
  });
});
