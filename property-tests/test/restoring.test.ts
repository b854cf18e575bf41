import { type ByPart, type FixedLengths, type Geometry, unwrap } from '@jepa-masks/core';
import { type Collation, collate, type Policy } from '@jepa-masks/core/collation';
import { ofPart } from '@jepa-masks/core/geometry';
import { cpu } from '@jepa-masks/cpu';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { geometries } from '../src/index.js';
import { masksOf } from '../src/patches.js';

const kinds = ['context', 'targets'] as const;

/** Every list of a batch: its mask's patches, its entries, where each patch is in it, and what an entry counts. */
const listsOf = (geometry: Geometry, whole: Geometry, lengths: FixedLengths) => {
  const [indices, restore, weights, validity] = [
    cpu.fixedIndices(geometry, lengths),
    cpu.fixedRestore(geometry, lengths),
    cpu.fixedWeights(geometry, lengths),
    cpu.fixedValidity(geometry, lengths),
  ];
  return whole.parts.flatMap((part, index) => {
    const of = <T>(made: ByPart<string, T>): T => ofPart(geometry.parts, made, index);
    return kinds.flatMap((kind) => {
      const masks = Array.from({ length: part.count }, (_, sample) => masksOf(part, sample)).flatMap(
        (sample) => (kind === 'context' ? sample.contexts : sample.targets),
      );
      const length = of(indices)[kind].shape.at(-1)!;
      const { patches } = part.grid;
      return masks.map((mask, at) => ({
        mask,
        patches,
        length,
        list: of(indices)[kind].data.subarray(at * length, (at + 1) * length),
        places: of(restore)[kind].data.subarray(at * patches, (at + 1) * patches),
        weights: of(weights)[kind].data.subarray(at * length, (at + 1) * length),
        valid: of(validity)[kind].data.subarray(at * length, (at + 1) * length),
      }));
    });
  });
};

const collations: fc.Arbitrary<Collation> = fc.record(
  {
    policy: fc.constantFrom<Policy>('pad', 'bucket', 'subsample', 'prefix'),
    pad: fc.constantFrom(-1, 0),
    offset: fc.constantFrom(0, 1, 5),
  },
  { requiredKeys: ['policy'] },
);

const collated = (geometry: Geometry, collation: Collation) => {
  const { geometry: made, lengths } = unwrap(collate(geometry, collation));
  return listsOf(made, geometry, lengths as FixedLengths);
};

describe('a sequence that is put back in the order of the grid', () => {
  test('has every patch that was listed at its own place, and the mask token at all others', () => {
    fc.assert(
      fc.property(geometries(20), collations, (geometry, collation) => {
        const { offset = 0 } = collation;
        for (const { list, places, valid, length, patches } of collated(geometry, collation)) {
          // Tokens say which patch they are of: special ones −1, padding −2, the mask token −3.
          const tokens = [
            ...Array.from({ length: offset }, () => -1),
            ...Array.from(list, (patch, entry) => (valid[entry] === 1 ? patch - offset : -2)),
            -3,
          ];
          expect(tokens).toHaveLength(offset + length + 1);
          const listed = new Set(tokens);
          expect([...places].map((place) => tokens[place])).toEqual(
            Array.from({ length: patches }, (_, patch) => (listed.has(patch) ? patch : -3)),
          );
        }
      }),
      { numRuns: 100 },
    );
  });

  test('has all patches of a mask where lists are padded, also those of the bottom row', () => {
    fc.assert(
      fc.property(geometries(20), ({ parts, count }) => {
        for (const { mask, places, length } of collated({ parts, count }, { policy: 'pad' })) {
          expect([...places.keys()].filter((patch) => places[patch]! < length)).toEqual(
            [...mask].sort((a, b) => a - b),
          );
        }
      }),
      { numRuns: 50 },
    );
  });
});

test('weights are 0 for padding, alike for patches, and 1 a list, or 0 where it has none', () => {
  fc.assert(
    fc.property(geometries(20), collations, (geometry, collation) => {
      for (const { weights, valid } of collated(geometry, collation)) {
        const listed = valid.reduce((count, one) => count + one, 0);
        expect([...weights]).toEqual([...valid].map((one) => (one === 1 ? Math.fround(1 / listed) : 0)));
        expect(weights.reduce((sum, one) => sum + one, 0)).toBeCloseTo(listed === 0 ? 0 : 1, 5);
      }
    }),
    { numRuns: 100 },
  );
});
