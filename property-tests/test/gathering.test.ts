import {
  type FixedLengths,
  type Geometry,
  hierarchical,
  lengthsOf,
  type MaskSet,
  multiBlock,
  type Part,
  sampleBatch,
  type Tensor,
  unwrap,
} from '@jepa-masks/core';
import { ofPart } from '@jepa-masks/core/geometry';
import { cpu } from '@jepa-masks/cpu';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { geometries, plans, requests } from '../src/index.js';
import { masksOf } from '../src/patches.js';

const kinds = ['context', 'targets'] as const;

/** The tensors of every part, contexts and targets in turn. */
const tensorsOf = <T>(
  geometry: Geometry,
  made: Parameters<typeof ofPart<string, MaskSet<T>>>[1],
): ReadonlyArray<T> =>
  geometry.parts.flatMap((_, index) => {
    const masks = ofPart<string, MaskSet<T>>(geometry.parts, made, index);
    return kinds.map((kind) => masks[kind]);
  });

const validityOf = (geometry: Geometry, lengths: Parameters<typeof cpu.fixedValidity>[1]) =>
  tensorsOf<Tensor<Uint8Array>>(geometry, cpu.fixedValidity(geometry, lengths));

const indicesOf = (geometry: Geometry, lengths: FixedLengths) =>
  tensorsOf<Tensor<Int32Array>>(geometry, cpu.fixedIndices(geometry, lengths));

/** Sizes of a part's masks, from the definition, in the order of the tensors. */
const sizesOf = (part: Part, kind: (typeof kinds)[number]): ReadonlyArray<number> =>
  Array.from({ length: part.count }, (_, sample) => {
    const { contexts, targets } = masksOf(part, sample);
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
      fc.property(geometries(20), lengths, (geometry, wanted) => {
        const fixed = indicesOf(geometry, wanted);
        const sizes = geometry.parts.flatMap((part) =>
          kinds.map((kind) => [kind, sizesOf(part, kind)] as const),
        );
        validityOf(geometry, wanted).forEach(({ data, shape }, at) => {
          const [kind, own] = sizes[at]!;
          expect(shape).toEqual(fixed[at]!.shape);
          const expected = own.flatMap((size) =>
            Array.from({ length: wanted[kind] }, (_, entry) => Number(entry < size)),
          );
          expect([...data]).toEqual(expected);
        });
      }),
      { numRuns: 100 },
    );
  });

  test('is what the bias of a fixed length has as 0, and −∞ elsewhere', () => {
    fc.assert(
      fc.property(geometries(20), lengths, (geometry, wanted) => {
        const validity = validityOf(geometry, wanted);
        const biases = tensorsOf<Tensor<Float32Array>>(geometry, cpu.fixedAttentionBias(geometry, wanted));
        biases.forEach(({ data, shape }, at) => {
          expect(shape).toEqual(validity[at]!.shape);
          expect([...data]).toEqual([...validity[at]!.data].map((one) => (one === 1 ? 0 : -Infinity)));
        });
      }),
      { numRuns: 50 },
    );
  });
});

describe('an offset', () => {
  test('is added to patches and leaves padding alone', () => {
    fc.assert(
      fc.property(geometries(20), lengths, (geometry, wanted) => {
        const { offset = 0, pad = -1 } = wanted;
        const plain = indicesOf(geometry, { ...wanted, offset: 0 });
        const validity = validityOf(geometry, wanted);
        indicesOf(geometry, wanted).forEach(({ data }, at) => {
          const valid = validity[at]!.data;
          expect([...data]).toEqual(
            [...plain[at]!.data].map((patch, entry) => (valid[entry] ? patch + offset : pad)),
          );
        });
      }),
      { numRuns: 100 },
    );
  });
});

describe('the lengths of a plan', () => {
  test('are filled by every sample', () => {
    fc.assert(
      fc.property(plans(20), requests(4), (plan, request) => {
        for (const { data } of validityOf(sampleBatch(plan, request), lengthsOf(plan))) {
          expect(data.includes(0)).toBe(false);
        }
      }),
      { numRuns: 150 },
    );
  });

  test('are those of each part, and no target has fewer', () => {
    const plan = unwrap(hierarchical.plan({}));
    const own = lengthsOf(plan);
    expect(Object.keys(own)).toEqual(['level_0', 'level_1', 'level_2']);
    for (const part of sampleBatch(plan, { seed: 1, count: 2_000 }).parts) {
      const { context, targets } = own[part.name]!;
      expect(Math.min(...sizesOf(part, 'targets'))).toBe(targets);
      expect(Math.min(...sizesOf(part, 'context'))).toBeGreaterThanOrEqual(context);
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
