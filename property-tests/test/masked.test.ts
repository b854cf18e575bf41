import { type Geometry, levelOf, sampleBatch, type Tensor } from '@jepa-masks/core';
import { cpu, pixels } from '@jepa-masks/cpu';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plans, requests } from '../src/index.js';
import { masksOf } from '../src/patches.js';

const geometries: fc.Arbitrary<Geometry> = fc
  .tuple(plans(16), requests(4), fc.boolean())
  .map(([plan, request, empty]) => sampleBatch(plan, empty ? { ...request, count: 0 } : request));

/** For each patch of each sample, from the definition. */
const flagsOf = (geometry: Geometry, level: number, kind: 'contexts' | 'targets'): ReadonlyArray<boolean> =>
  Array.from({ length: geometry.count }, (_, sample) => {
    const sets = masksOf(geometry, sample, level)[kind];
    return Array.from({ length: geometry.grid.patches }, (__, patch) => sets.some((set) => set.has(patch)));
  }).flat();

const partOf = (geometry: Geometry, parts: unknown, level: number): Tensor<Uint8Array> =>
  levelOf<typeof geometry.layout, Tensor<Uint8Array>>(geometry.layout, parts as Tensor<Uint8Array>, level);

describe('masked patches', () => {
  test('are those of any target, or those that no context has', () => {
    fc.assert(
      fc.property(geometries, (geometry) => {
        const [byDefault, targets, unseen] = ([undefined, 'targets', 'unseen'] as const).map((which) =>
          cpu.masked(geometry, which),
        );
        for (let level = 0; level < geometry.levels; level++) {
          const predicted = partOf(geometry, targets, level);
          expect(predicted.shape).toEqual([geometry.count, geometry.grid.patches]);
          expect([...predicted.data]).toEqual(flagsOf(geometry, level, 'targets').map(Number));
          expect(partOf(geometry, byDefault, level)).toEqual(predicted);
          const hidden = partOf(geometry, unseen, level);
          expect(hidden.shape).toEqual(predicted.shape);
          expect([...hidden.data]).toEqual(flagsOf(geometry, level, 'contexts').map((seen) => Number(!seen)));
        }
      }),
      { numRuns: 150 },
    );
  });

  test('are refused by another word', () => {
    const attempt = (): unknown => cpu.masked({} as Geometry<'flat'>, 'context' as never);
    expect(attempt).toThrow(`masked: is "context"; give 'targets' or 'unseen'`);
  });
});

describe('pixels', () => {
  test('are those of the patch that they lie in', () => {
    const few = fc.tuple(plans(7), requests(2)).map(([plan, request]) => sampleBatch(plan, request));
    fc.assert(
      fc.property(few, fc.integer({ min: 1, max: 5 }), (drawn, patchSize) => {
        const geometry = { ...drawn, grid: { ...drawn.grid, patchSize } };
        const { rows, columns } = geometry.grid;
        const [height, width] = [rows * patchSize, columns * patchSize];
        for (const parts of [cpu.masked(geometry, 'unseen')]) {
          for (let level = 0; level < geometry.levels; level++) {
            const patches = partOf(geometry, parts, level);
            const { data, shape } = pixels(patches, geometry.grid);
            expect(shape).toEqual([geometry.count, height, width]);
            expect(data.length).toBe(geometry.count * height * width);
            data.forEach((value, at) => {
              const [y, x] = [Math.floor(at / width), at % width];
              // Rows of all samples follow one another.
              const patch = Math.floor(y / patchSize) * columns + Math.floor(x / patchSize);
              if (value !== patches.data[patch]) expect.fail(`pixel ${at} is ${value}`);
            });
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test('keep the axes before the last, and the type of their elements', () => {
    const grid = { rows: 1, columns: 2, patches: 2, patchSize: 2 };
    const bias = { data: Float32Array.of(0, -Infinity, -Infinity, 0), shape: [1, 2, 2] };
    expect(pixels(bias, grid)).toEqual({
      data: Float32Array.of(
        ...[0, 0, -Infinity, -Infinity, 0, 0, -Infinity, -Infinity],
        ...[-Infinity, -Infinity, 0, 0, -Infinity, -Infinity, 0, 0],
      ),
      shape: [1, 2, 2, 4],
    });
  });

  test('of bits are refused', () => {
    const grid = { rows: 14, columns: 14, patches: 196, patchSize: 16 };
    expect(() => pixels({ data: new Uint8Array(25), shape: [1, 25] }, grid)).toThrow(
      'the last axis has 25 elements; a grid of 14 × 14 has 196 patches',
    );
  });
});
