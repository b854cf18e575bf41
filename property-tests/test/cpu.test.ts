import {
  type Geometry,
  hierarchical,
  levelOf,
  multiBlock,
  type Plan,
  sampleBatch,
  unwrap,
} from '@jepa-masks/core';
import { type BitMasks, type BooleanMasks, bits, booleans, type IndexMasks, indices } from '@jepa-masks/cpu';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plans, requests } from '../src/index.js';
import { masksOf } from '../src/patches.js';

/** Every mask of a level in the order of the tensors, as ascending patches, from the definition. */
const defined = (
  geometry: Geometry,
  level: number,
  kind: 'contexts' | 'targets',
): ReadonlyArray<ReadonlyArray<number>> =>
  Array.from({ length: geometry.count }, (_, sample) =>
    masksOf(geometry, sample, level)[kind].map((set) => [...set].sort((a, b) => a - b)),
  ).flat();

const onPlans = (check: (plan: Plan, geometry: Geometry) => void): void => {
  fc.assert(
    fc.property(plans(20), requests(4), fc.boolean(), (plan, request, empty) => {
      check(plan, sampleBatch(plan, empty ? { ...request, count: 0 } : request));
    }),
    { numRuns: 150 },
  );
};

const eachLevel = (geometry: Geometry, check: (level: number) => void): void => {
  for (let level = 0; level < geometry.levels; level++) check(level);
};

describe('booleans', () => {
  test('are the masks that the geometry means, for every kind of plan', () => {
    onPlans((plan, geometry) => {
      const painted = booleans(geometry);
      const { patches } = plan.grid;
      eachLevel(geometry, (level) => {
        const masks = levelOf<typeof geometry.layout, BooleanMasks>(geometry.layout, painted, level);
        const read = (data: Uint8Array): ReadonlyArray<ReadonlyArray<number>> =>
          Array.from({ length: data.length / patches }, (_, mask) =>
            [...data.subarray(mask * patches, (mask + 1) * patches).keys()].filter(
              (patch) => data[mask * patches + patch] === 1,
            ),
          );
        expect(read(masks.context.data)).toEqual(defined(geometry, level, 'contexts'));
        expect(read(masks.targets.data)).toEqual(defined(geometry, level, 'targets'));
      });
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
  test('are the booleans, eight to a byte, the first in the most significant bit', () => {
    onPlans((plan, geometry) => {
      const painted = booleans(geometry);
      const packed = bits(geometry);
      const { patches } = plan.grid;
      eachLevel(geometry, (level) => {
        const wide = levelOf<typeof geometry.layout, BooleanMasks>(geometry.layout, painted, level);
        const narrow = levelOf<typeof geometry.layout, BitMasks>(geometry.layout, packed, level);
        for (const kind of ['context', 'targets'] as const) {
          const bytes = narrow[kind].shape.at(-1)!;
          const masks = wide[kind].data.length / patches;
          const expected = new Uint8Array(masks * bytes);
          wide[kind].data.forEach((value, at) => {
            const patch = at % patches;
            const byte = Math.floor(at / patches) * bytes + (patch >> 3);
            expected[byte] = expected[byte]! | (value << (7 - (patch & 7)));
          });
          expect(narrow[kind].data).toEqual(expected);
        }
      });
    });
  });
});

describe('indices', () => {
  test('are the patches of each mask, ascending, between its offsets', () => {
    onPlans((_, geometry) => {
      const listed = indices(geometry);
      eachLevel(geometry, (level) => {
        const masks = levelOf<typeof geometry.layout, IndexMasks>(geometry.layout, listed, level);
        const read = ({
          indices: all,
          offsets,
        }: IndexMasks['context']): ReadonlyArray<ReadonlyArray<number>> =>
          Array.from({ length: offsets.length - 1 }, (__, mask) => [
            ...all.subarray(offsets[mask], offsets[mask + 1]),
          ]);
        expect(read(masks.context)).toEqual(defined(geometry, level, 'contexts'));
        expect(read(masks.targets)).toEqual(defined(geometry, level, 'targets'));
        expect(masks.context.offsets.at(-1)).toBe(masks.context.indices.length);
      });
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
