import {
  type FixedLengths,
  type Geometry,
  InvalidConfigError,
  levelOf,
  multiBlock,
  patchCounts,
  sampleBatch,
  thinned,
  unwrap,
} from '@jepa-masks/core';
import {
  attentionBias,
  type BiasMasks,
  type BooleanMasks,
  booleans,
  type FixedIndexMasks,
  fixedIndices,
  type IndexMasks,
  indices,
} from '@jepa-masks/cpu';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plans, requests } from '../src/index.js';

const geometries: fc.Arbitrary<Geometry> = fc
  .tuple(plans(20), requests(4), fc.boolean())
  .map(([plan, request, empty]) => sampleBatch(plan, empty ? { ...request, count: 0 } : request));

const kinds = ['context', 'targets'] as const;

const levelsOf = (geometry: Geometry): ReadonlyArray<number> => [...Array(geometry.levels).keys()];

const partOf = <T>(geometry: Geometry, masks: T | Readonly<Record<string, T>>, level: number): T =>
  levelOf<typeof geometry.layout, T>(geometry.layout, masks as T, level);

/** Blocks anywhere on a small grid, overlapping or not: what no plan has to give, but a geometry can hold. */
const anyBlocks: fc.Arbitrary<Geometry> = fc
  .record({
    rows: fc.integer({ min: 1, max: 9 }),
    columns: fc.integer({ min: 1, max: 9 }),
    targets: fc.integer({ min: 1, max: 4 }),
    parts: fc.array(fc.nat(1000), { minLength: 20, maxLength: 20 }),
  })
  .map(({ rows, columns, targets, parts }) => {
    const grid = { rows, columns, patches: rows * columns, patchSize: 16 };
    const blocks = Int32Array.from(
      Array.from({ length: targets + 1 }, (_, at) => {
        const [top, left] = [parts[at * 4]! % rows, parts[at * 4 + 1]! % columns];
        const [height, width] = [
          1 + (parts[at * 4 + 2]! % (rows - top)),
          1 + (parts[at * 4 + 3]! % (columns - left)),
        ];
        return [top, left, height, width];
      }).flat(),
    );
    const phases = Uint32Array.of(parts[0]!);
    return { layout: 'flat', grid, count: 1, levels: 1, contexts: 1, targets, blocks, phases };
  });

describe('patch counts', () => {
  test('are the patches that the masks have, wherever the blocks lie', () => {
    fc.assert(
      fc.property(fc.oneof(geometries, anyBlocks), (geometry) => {
        const painted: BooleanMasks | Readonly<Record<string, BooleanMasks>> = booleans(geometry);
        for (const level of levelsOf(geometry)) {
          const counts = patchCounts(geometry, level);
          for (const kind of kinds) {
            const { data } = partOf(geometry, painted, level)[kind];
            const { patches } = geometry.grid;
            const seen = Array.from({ length: data.length / patches }, (_, mask) =>
              data.subarray(mask * patches, (mask + 1) * patches).reduce((sum, value) => sum + value, 0),
            );
            expect([...counts[kind]]).toEqual(seen);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('indices of a fixed length', () => {
  const lengths: fc.Arbitrary<FixedLengths> = fc.record(
    { context: fc.nat(60), targets: fc.nat(30), pad: fc.constantFrom(-1, 0, 400) },
    { requiredKeys: ['context', 'targets'] },
  );

  test('are the whole list and padding, or patches of it in order', () => {
    fc.assert(
      fc.property(geometries, lengths, (geometry, wanted) => {
        const fixed: FixedIndexMasks | Readonly<Record<string, FixedIndexMasks>> = fixedIndices(
          geometry,
          wanted,
        );
        const listed: IndexMasks | Readonly<Record<string, IndexMasks>> = indices(geometry);
        for (const level of levelsOf(geometry)) {
          for (const kind of kinds) {
            const { data, shape } = partOf(geometry, fixed, level)[kind];
            const lists = partOf(geometry, listed, level)[kind];
            const length = wanted[kind];
            expect(shape).toEqual([...lists.shape, length]);
            lists.offsets.subarray(1).forEach((end, mask) => {
              const list = [...lists.indices.subarray(lists.offsets[mask], end)];
              const entries = [...data.subarray(mask * length, (mask + 1) * length)];
              if (list.length <= length) {
                const padding = Array.from({ length: length - list.length }, () => wanted.pad ?? -1);
                expect(entries).toEqual([...list, ...padding]);
              } else {
                expect(entries.every((patch) => list.includes(patch))).toBe(true);
                expect(entries).toEqual([...new Set(entries)].sort((a, b) => a - b));
              }
            });
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  test('are, four of a list of ten, what the phase says', () => {
    const listOf = (patches: number, phase: number): ReadonlyArray<number> =>
      Array.from({ length: 4 }, (_, entry) => thinned(entry, 4, patches, phase));
    expect([0, 1, 5, 9].map((phase) => listOf(10, phase))).toEqual([
      [0, 2, 5, 7],
      [0, 2, 5, 7],
      [1, 3, 6, 8],
      [2, 4, 7, 9],
    ]);
    expect(listOf(3, 2)).toEqual([0, 1, 2, 3]);
  });

  test('refuse lengths and padding that are no whole numbers in their range, naming them', () => {
    const geometry = sampleBatch(unwrap(multiBlock.plan({})), { seed: 1, count: 1 });
    const attempt = (wanted: FixedLengths) => () => fixedIndices(geometry, wanted);
    expect(attempt({ context: -1, targets: 0.5, pad: -2 })).toThrow(InvalidConfigError);
    expect(attempt({ context: -1, targets: 0.5, pad: -2 })).toThrow(
      [
        'context: is -1; give a whole number from 0 to 65536',
        'targets: is 0.5; give a whole number from 0 to 65536',
        'pad: is -2; give a whole number from -1 to 131072',
      ].join('\n'),
    );
  });
});

describe('attention bias', () => {
  test('is 0 where the booleans are 1 and −∞ where they are 0, in the same shape', () => {
    fc.assert(
      fc.property(geometries, (geometry) => {
        const painted: BooleanMasks | Readonly<Record<string, BooleanMasks>> = booleans(geometry);
        const bias: BiasMasks | Readonly<Record<string, BiasMasks>> = attentionBias(geometry);
        for (const level of levelsOf(geometry)) {
          for (const kind of kinds) {
            const mask = partOf(geometry, painted, level)[kind];
            const { data, shape } = partOf(geometry, bias, level)[kind];
            expect(shape).toEqual(mask.shape);
            expect(data).toBeInstanceOf(Float32Array);
            expect(
              [...data].map((value) => (Object.is(value, 0) ? 1 : value === -Infinity ? 0 : Number.NaN)),
            ).toEqual([...mask.data]);
          }
        }
      }),
      { numRuns: 100 },
    );
  });
});
