import {
  type FixedLengths,
  type Geometry,
  hierarchical,
  lengthsOf,
  levelOf,
  type MaskSet,
  multiBlock,
  type Plan,
  sampleBatch,
  type Tensor,
  unwrap,
} from '@jepa-masks/core';
import { cpu } from '@jepa-masks/cpu';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plans, requests } from '../src/index.js';
import { masksOf } from '../src/patches.js';

const drawn = fc
  .tuple(plans(20), requests(4), fc.boolean())
  .map(([plan, request, empty]): { readonly plan: Plan; readonly geometry: Geometry } => ({
    plan,
    geometry: sampleBatch(plan, empty ? { ...request, count: 0 } : request),
  }));

const kinds = ['context', 'targets'] as const;

/** Masks of one level, whatever the layout. */
const partOf = <T>(geometry: Geometry, parts: unknown, level: number): T =>
  levelOf<typeof geometry.layout, T>(geometry.layout, parts as T, level);

/** Sizes of a level's masks, from the definition, in the order of the tensors. */
const sizesOf = (geometry: Geometry, level: number, kind: (typeof kinds)[number]): ReadonlyArray<number> =>
  Array.from({ length: geometry.count }, (_, sample) => {
    const { contexts, targets } = masksOf(geometry, sample, level);
    return (kind === 'context' ? contexts : targets).map(({ size }) => size);
  }).flat();

const lengths: fc.Arbitrary<FixedLengths> = fc.record(
  {
    context: fc.nat(60),
    targets: fc.nat(30),
    pad: fc.constantFrom(-1, 0, 400),
    offset: fc.constantFrom(0, 1, 6),
  },
  { requiredKeys: ['context', 'targets'] },
);

describe('validity of a fixed length', () => {
  test('is 1 for the patches of a list and 0 for what comes after them', () => {
    fc.assert(
      fc.property(drawn, lengths, ({ geometry }, wanted) => {
        const validity = cpu.fixedValidity(geometry, wanted);
        const fixed = cpu.fixedIndices(geometry, wanted);
        for (let level = 0; level < geometry.levels; level++) {
          for (const kind of kinds) {
            const { data, shape } = partOf<MaskSet<Tensor<Uint8Array>>>(geometry, validity, level)[kind];
            expect(shape).toEqual(partOf<MaskSet<Tensor<Int32Array>>>(geometry, fixed, level)[kind].shape);
            const length = wanted[kind];
            const expected = sizesOf(geometry, level, kind).flatMap((size) =>
              Array.from({ length }, (_, entry) => Number(entry < size)),
            );
            expect([...data]).toEqual(expected);
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  test('is what the bias of a fixed length has as 0, and −∞ elsewhere', () => {
    fc.assert(
      fc.property(drawn, lengths, ({ geometry }, wanted) => {
        const validity = cpu.fixedValidity(geometry, wanted);
        const bias = cpu.fixedAttentionBias(geometry, wanted);
        for (let level = 0; level < geometry.levels; level++) {
          for (const kind of kinds) {
            const valid = partOf<MaskSet<Tensor<Uint8Array>>>(geometry, validity, level)[kind];
            const { data, shape } = partOf<MaskSet<Tensor<Float32Array>>>(geometry, bias, level)[kind];
            expect(shape).toEqual(valid.shape);
            expect([...data]).toEqual([...valid.data].map((one) => (one === 1 ? 0 : -Infinity)));
          }
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('an offset', () => {
  test('is added to patches and leaves padding alone', () => {
    fc.assert(
      fc.property(drawn, lengths, ({ geometry }, wanted) => {
        const { offset = 0, pad = -1 } = wanted;
        const plain = cpu.fixedIndices(geometry, { ...wanted, offset: 0 });
        const moved = cpu.fixedIndices(geometry, wanted);
        const validity = cpu.fixedValidity(geometry, wanted);
        for (let level = 0; level < geometry.levels; level++) {
          for (const kind of kinds) {
            const before = partOf<MaskSet<Tensor<Int32Array>>>(geometry, plain, level)[kind].data;
            const after = partOf<MaskSet<Tensor<Int32Array>>>(geometry, moved, level)[kind].data;
            const valid = partOf<MaskSet<Tensor<Uint8Array>>>(geometry, validity, level)[kind].data;
            expect([...after]).toEqual([...before].map((patch, at) => (valid[at] ? patch + offset : pad)));
          }
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('the lengths of a plan', () => {
  test('are filled by every sample', () => {
    fc.assert(
      fc.property(drawn, ({ plan, geometry }) => {
        const validity = cpu.fixedValidity(geometry, lengthsOf(plan));
        for (let level = 0; level < geometry.levels; level++) {
          for (const kind of kinds) {
            const { data } = partOf<MaskSet<Tensor<Uint8Array>>>(geometry, validity, level)[kind];
            expect(data.includes(0)).toBe(false);
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  test('are those of each level, and no target has fewer', () => {
    const plan = unwrap(hierarchical.plan({}));
    const own = lengthsOf(plan);
    expect(Object.keys(own)).toEqual(['level_0', 'level_1', 'level_2']);
    const geometry = sampleBatch(plan, { seed: 1, count: 2_000 });
    for (let level = 0; level < 3; level++) {
      const { context, targets } = own[`level_${level}`]!;
      expect(Math.min(...sizesOf(geometry, level, 'targets'))).toBe(targets);
      expect(Math.min(...sizesOf(geometry, level, 'context'))).toBeGreaterThanOrEqual(context);
    }
  });

  test('are at the defaults 24 and 30', () => {
    expect(lengthsOf(unwrap(multiBlock.plan({})))).toEqual({ context: 24, targets: 30 });
    expect(lengthsOf(unwrap(multiBlock.plan({})), { offset: 5, pad: 0 })).toEqual({
      context: 24,
      targets: 30,
      offset: 5,
      pad: 0,
    });
  });
});
