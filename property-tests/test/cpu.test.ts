import { type Geometry, hierarchical, multiBlock, sampleBatch, type Tensor, unwrap } from '@jepa-masks/core';
import { ofPart } from '@jepa-masks/core/geometry';
import { type BitMasks, type BooleanMasks, bits, booleans, type IndexMasks, indices } from '@jepa-masks/cpu';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { geometries } from '../src/index.js';
import { masksOf } from '../src/patches.js';

type Part = Geometry['parts'][number];

/** Every mask of a part in the order of the tensors, as ascending patches, from the definition. */
const defined = (part: Part, kind: 'contexts' | 'targets'): ReadonlyArray<ReadonlyArray<number>> =>
  Array.from({ length: part.count }, (_, sample) =>
    masksOf(part, sample)[kind].map((set) => [...set].sort((a, b) => a - b)),
  ).flat();

/** Checks what is made of every part of geometries of every kind. */
const onParts = <A>(
  make: (geometry: Geometry) => Parameters<typeof ofPart<string, A>>[1],
  check: (part: Part, made: A) => void,
): void => {
  fc.assert(
    fc.property(geometries(20), (geometry) => {
      const made = make(geometry);
      geometry.parts.forEach((part, index) => {
        check(part, ofPart<string, A>(geometry.parts, made, index));
      });
    }),
    { numRuns: 200 },
  );
};

/** Patches whose element is set, mask by mask. */
const read = (
  { data }: Tensor<Uint8Array>,
  last: number,
  patches: number,
  isSet: (mask: Uint8Array, patch: number) => boolean,
): ReadonlyArray<ReadonlyArray<number>> =>
  Array.from({ length: data.length / last }, (_, mask) => {
    const own = data.subarray(mask * last, (mask + 1) * last);
    return [...Array(patches).keys()].filter((patch) => isSet(own, patch));
  });

describe('booleans', () => {
  test('are the masks that the geometry means, of blocks and of patches', () => {
    onParts<BooleanMasks>(booleans, (part, { context, targets }) => {
      const { patches } = part.grid;
      const isSet = (mask: Uint8Array, patch: number): boolean => mask[patch] === 1;
      expect(read(context, patches, patches, isSet)).toEqual(defined(part, 'contexts'));
      expect(read(targets, patches, patches, isSet)).toEqual(defined(part, 'targets'));
    });
  });

  test('have shapes [B, N] and [B, M, N], with C between for several contexts', () => {
    const one = booleans(sampleBatch(unwrap(multiBlock.plan({})), { seed: 1, count: 8 }));
    expect([one.context.shape, one.targets.shape]).toEqual([
      [8, 196],
      [8, 4, 196],
    ]);
    const two = booleans(sampleBatch(unwrap(multiBlock.plan({ numContextMasks: 2 })), { seed: 1, count: 8 }));
    expect(two.context.shape).toEqual([8, 2, 196]);
    const levels = booleans(sampleBatch(unwrap(hierarchical.plan({})), { seed: 1, count: 2 }));
    expect(Object.keys(levels)).toEqual(['level_0', 'level_1', 'level_2']);
    expect(levels.level_2!.targets.shape).toEqual([2, 4, 196]);
  });

  test('reuse the buffers of an earlier result, and nothing beyond them', () => {
    const plan = unwrap(multiBlock.plan({}));
    const first = booleans(sampleBatch(plan, { seed: 1, count: 8 }));
    const second = booleans(sampleBatch(plan, { seed: 2, count: 5 }), first);
    expect(second.targets.data.buffer).toBe(first.targets.data.buffer);
    expect(second.targets.data.length).toBe(5 * 4 * 196);
    expect(second).toEqual(booleans(sampleBatch(plan, { seed: 2, count: 5 })));
    const larger = booleans(sampleBatch(plan, { seed: 3, count: 6 }), second);
    expect(larger.targets.data.buffer).not.toBe(first.targets.data.buffer);
  });
});

describe('bits', () => {
  test('are the masks, eight patches to a byte, the first in the most significant bit, and 0 past the last', () => {
    onParts<BitMasks>(bits, (part, { context, targets }) => {
      const { patches } = part.grid;
      const bytes = Math.ceil(patches / 8);
      const isSet = (mask: Uint8Array, patch: number): boolean =>
        ((mask[patch >> 3]! >> (7 - (patch & 7))) & 1) === 1;
      expect(read(context, bytes, bytes * 8, isSet)).toEqual(defined(part, 'contexts'));
      expect(read(targets, bytes, bytes * 8, isSet)).toEqual(defined(part, 'targets'));
      expect(targets.shape).toEqual([part.count, part.targets, bytes]);
    });
  });
});

describe('indices', () => {
  test('are the patches of each mask, ascending, between its offsets', () => {
    onParts<IndexMasks>(indices, (part, { context, targets }) => {
      const lists = ({
        indices: all,
        offsets,
      }: IndexMasks['context']): ReadonlyArray<ReadonlyArray<number>> =>
        Array.from({ length: offsets.length - 1 }, (_, mask) => [
          ...all.subarray(offsets[mask], offsets[mask + 1]),
        ]);
      expect(lists(context)).toEqual(defined(part, 'contexts'));
      expect(lists(targets)).toEqual(defined(part, 'targets'));
      expect(context.offsets.at(-1)).toBe(context.indices.length);
    });
  });

  test('are the same in buffers used before', () => {
    const plan = unwrap(multiBlock.plan({}));
    const used = indices(sampleBatch(plan, { seed: 1, count: 9 }));
    const geometry = sampleBatch(plan, { seed: 2, count: 4 });
    expect(indices(geometry, used)).toEqual(indices(geometry));
  });
});

describe('what is no geometry', () => {
  const planned = multiBlock.plan({});

  test.each([
    ['a plan that was not unwrapped', planned, 'sampleBatch(unwrap(plan), …) gives one'],
    ['a plan', unwrap(planned), 'but this is a plan'],
  ])('is told from one: %s', (_, given, sentence) => {
    for (const paint of [booleans, bits, indices]) {
      expect(() => paint(given as never)).toThrow(sentence);
    }
  });
});
