import {
  type FixedLengths,
  type Geometry,
  InvalidConfigError,
  type MaskSet,
  multiBlock,
  sampleBatch,
  type Tensor,
  unwrap,
} from '@jepa-masks/core';
import { ofPart, patchCounts, thinned } from '@jepa-masks/core/geometry';
import { cpu, type IndexMasks } from '@jepa-masks/cpu';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { geometries } from '../src/index.js';
import { masksOf } from '../src/patches.js';

const kinds = ['context', 'targets'] as const;

/** What there is of every part. */
const partsOf = <A>(geometry: Geometry, made: Parameters<typeof ofPart<string, A>>[1]): ReadonlyArray<A> =>
  geometry.parts.map((_, index) => ofPart<string, A>(geometry.parts, made, index));

describe('patch counts', () => {
  test('are the patches that the masks have, whichever way they are said', () => {
    fc.assert(
      fc.property(geometries(20), ({ parts }) => {
        for (const part of parts) {
          const counts = patchCounts(part);
          const samples = Array.from({ length: part.count }, (_, sample) => masksOf(part, sample));
          const sizes = (kind: 'contexts' | 'targets'): ReadonlyArray<number> =>
            samples.flatMap((masks) => masks[kind].map(({ size }) => size));
          expect([...counts.context]).toEqual(sizes('contexts'));
          expect([...counts.targets]).toEqual(sizes('targets'));
        }
      }),
      { numRuns: 200 },
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
      fc.property(geometries(20), lengths, (geometry, wanted) => {
        const fixed = partsOf<MaskSet<Tensor<Int32Array>>>(geometry, cpu.fixedIndices(geometry, wanted));
        const listed = partsOf<IndexMasks>(geometry, cpu.indices(geometry));
        geometry.parts.forEach((_, part) => {
          for (const kind of kinds) {
            const { data, shape } = fixed[part]![kind];
            const lists = listed[part]![kind];
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
        });
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
    const attempt = (wanted: FixedLengths) => () => cpu.fixedIndices(geometry, wanted);
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
      fc.property(geometries(20), (geometry) => {
        const painted = partsOf<MaskSet<Tensor<Uint8Array>>>(geometry, cpu.booleans(geometry));
        const biases = partsOf<MaskSet<Tensor<Float32Array>>>(geometry, cpu.attentionBias(geometry));
        geometry.parts.forEach((_, part) => {
          for (const kind of kinds) {
            const mask = painted[part]![kind];
            const { data, shape } = biases[part]![kind];
            expect(shape).toEqual(mask.shape);
            expect(data).toBeInstanceOf(Float32Array);
            expect(
              [...data].map((value) => (Object.is(value, 0) ? 1 : value === -Infinity ? 0 : Number.NaN)),
            ).toEqual([...mask.data]);
          }
        });
      }),
      { numRuns: 100 },
    );
  });
});
