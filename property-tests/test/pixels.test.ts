import { gridOf } from '@jepa-masks/core';
import { pixels } from '@jepa-masks/cpu';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { grids } from '../src/geometries.js';

/** Any elements on grids of one to three axes, in patches and tubelets of any size. */
const painted = fc
  .record({
    grid: grids(6),
    patchSize: fc.integer({ min: 1, max: 4 }),
    tubeletSize: fc.integer({ min: 1, max: 3 }),
    count: fc.nat(3),
    seed: fc.nat(),
  })
  .map(({ grid, patchSize, tubeletSize, count, seed }) => ({
    grid: { ...grid, patchSize, tubeletSize: grid.axes === 3 ? tubeletSize : 1 },
    count,
    data: Uint8Array.from(
      { length: count * grid.patches },
      (_, at) => Math.imul(at + seed, 0x9e3779b1) >>> 24,
    ),
  }));

describe('pixels', () => {
  test('are those of the patch that they lie in', () => {
    fc.assert(
      fc.property(painted, ({ grid, count, data }) => {
        const { axes, frames, rows, columns, patchSize, tubeletSize } = grid;
        const sides = [frames * tubeletSize, axes === 1 ? 1 : rows * patchSize, columns * patchSize] as const;
        const made = pixels({ data, shape: [count, grid.patches] }, grid);
        expect(made.shape).toEqual([count, ...sides.slice(3 - axes)]);
        const [duration, height, width] = sides;
        expect(made.data.length).toBe(count * duration * height * width);
        made.data.forEach((value, at) => {
          const x = at % width;
          const y = Math.floor(at / width) % height;
          const t = Math.floor(at / (width * height)) % duration;
          const sample = Math.floor(at / (width * height * duration));
          const row = Math.floor(t / tubeletSize) * rows + Math.floor(y / patchSize);
          const patch = row * columns + Math.floor(x / patchSize);
          if (value !== data[sample * grid.patches + patch]) expect.fail(`pixel ${at} is ${value}`);
        });
      }),
      { numRuns: 100 },
    );
  });

  test('keep the axes before the last, and the type of their elements', () => {
    const bias = { data: Float32Array.of(0, -Infinity, -Infinity, 0), shape: [1, 2, 2] };
    expect(pixels(bias, gridOf({ rows: 1, columns: 2, patchSize: 2 }))).toEqual({
      data: Float32Array.of(
        ...[0, 0, -Infinity, -Infinity, 0, 0, -Infinity, -Infinity],
        ...[-Infinity, -Infinity, 0, 0, -Infinity, -Infinity, 0, 0],
      ),
      shape: [1, 2, 2, 4],
    });
  });

  test('of bits are refused', () => {
    const grid = gridOf({ rows: 14, columns: 14, patchSize: 16 });
    expect(() => pixels({ data: new Uint8Array(25), shape: [1, 25] }, grid)).toThrow(
      'the last axis has 25 elements; this grid has 196 patches',
    );
  });
});
