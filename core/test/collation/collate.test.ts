import {
  formatErrors,
  type Geometry,
  hierarchical,
  isLeft,
  multiBlock,
  random,
  sample,
  sampleBatch,
  unwrap,
} from '@jepa-masks/core';
import { type Collation, collate, type Policy } from '@jepa-masks/core/collation';
import { type FixedLengths, ofPart } from '@jepa-masks/core/geometry';
import { cpu } from '@jepa-masks/cpu';
import { plans } from '@jepa-masks/property-tests';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';

const POLICIES: ReadonlyArray<Policy> = ['pad', 'bucket', 'subsample', 'fixed', 'prefix'];

const batches = fc
  .tuple(plans(12), fc.integer(), fc.integer({ min: 0, max: 6 }))
  .map(([plan, seed, count]) => sampleBatch(plan, { seed, count }));

/** Every list of a geometry, of contexts and of targets, part by part. */
const raggedOf = (geometry: Geometry): ReadonlyArray<ReadonlyArray<ReadonlyArray<number>>> => {
  const lists = cpu.indices(geometry);
  return geometry.parts.flatMap((_, at) => {
    const { context, targets } = ofPart(geometry.parts, lists, at);
    return [context, targets].map(({ indices, offsets }) =>
      Array.from({ length: offsets.length - 1 }, (_, list) => [
        ...indices.subarray(offsets[list]!, offsets[list + 1]!),
      ]),
    );
  });
};

/** The same of lists of one length, padding left out. */
const listedOf = (
  geometry: Geometry,
  lengths: unknown,
): ReadonlyArray<ReadonlyArray<ReadonlyArray<number>>> => {
  const masks = cpu.fixedIndices(geometry, lengths as FixedLengths);
  return geometry.parts.flatMap((part, at) => {
    const { context, targets } = ofPart(geometry.parts, masks, at);
    return [context, targets].map(({ data, shape }, role) => {
      const length = shape.at(-1)!;
      const lists = part.count * (role === 0 ? part.contexts : part.targets);
      return Array.from({ length: lists }, (_, list) =>
        [...data.subarray(list * length, (list + 1) * length)].filter((patch) => patch >= 0),
      );
    });
  });
};

describe('a batch that is collated', () => {
  test.each(POLICIES)('by %s tells what became of its lists', (policy) => {
    fc.assert(
      fc.property(batches, (batch) => {
        const collated = collate(batch, { policy });
        if (isLeft(collated)) {
          expect(policy).toBe('fixed');
          return;
        }
        const { geometry, lengths, effects } = collated.right;
        const whole = raggedOf(batch);
        const listed = listedOf(geometry, lengths);
        batch.parts.forEach((_, at) => {
          const effect = ofPart(batch.parts, effects, at);
          [effect.context, effect.targets].forEach(({ length, padding, dropped }, role) => {
            const [before, after] = [whole, listed].map((lists) => lists[2 * at + role]!.flat().length);
            const entries = whole[2 * at + role]!.length * length;
            expect(padding * entries).toBeCloseTo(entries - after!, 6);
            expect(dropped * before!).toBeCloseTo(before! - after!, 6);
          });
        });
      }),
      { numRuns: 40 },
    );
  });

  it('keeps every patch where it is padded or bucketed, and pads nothing where it is subsampled or cut', () => {
    fc.assert(
      fc.property(batches, fc.integer({ min: 1, max: 40 }), (batch, multiple) => {
        for (const policy of ['pad', 'bucket'] as const) {
          const { geometry, lengths } = unwrap(collate(batch, { policy, multiple }));
          expect(listedOf(geometry, lengths)).toEqual(raggedOf(batch));
        }
        for (const policy of ['subsample', 'prefix'] as const) {
          const { effects } = unwrap(collate(batch, { policy }));
          batch.parts.forEach((_, at) => {
            const { context, targets } = ofPart(batch.parts, effects, at);
            expect([context.padding, targets.padding]).toEqual([0, 0]);
          });
        }
      }),
      { numRuns: 30 },
    );
  });

  it('by prefix lists the first patches of every mask, and by subsample a few of all of them', () => {
    fc.assert(
      fc.property(batches, (batch) => {
        const whole = raggedOf(batch);
        for (const policy of ['prefix', 'subsample'] as const) {
          const { geometry, lengths } = unwrap(collate(batch, { policy }));
          listedOf(geometry, lengths).forEach((lists, role) => {
            lists.forEach((list, at) => {
              const mask = whole[role]![at]!;
              if (policy === 'prefix') expect(list).toEqual(mask.slice(0, list.length));
              else expect(list.every((patch) => mask.includes(patch))).toBe(true);
            });
          });
        }
      }),
      { numRuns: 30 },
    );
  });

  it('owes to its other samples one length and nothing else', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(unwrap(multiBlock.plan({})), unwrap(hierarchical.plan({ numHierarchies: 2 }))),
        fc.integer(),
        fc.constantFrom<Policy>('pad', 'subsample', 'prefix'),
        (plan, seed, policy) => {
          const batch = sampleBatch<string>(plan, { seed, count: 5 });
          const { geometry, lengths } = unwrap(collate(batch, { policy }));
          const listed = listedOf(geometry, lengths);
          const alone = sample<string>(plan, { seed, index: 3 });
          const ofAlone = unwrap(collate(alone, { policy, lengths } as Collation));
          // Padding aside, which is the shared length's alone.
          const own = listedOf(ofAlone.geometry, lengths);
          batch.parts.forEach((part, at) => {
            expect(own[2 * at]).toEqual(listed[2 * at]!.slice(3 * part.contexts, 4 * part.contexts));
            expect(own[2 * at + 1]).toEqual(listed[2 * at + 1]!.slice(3 * part.targets, 4 * part.targets));
          });
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('a fixed length', () => {
  const exact = sampleBatch(unwrap(random.plan({})), { seed: 1, count: 4 });

  test('is that of every mask, where all are alike', () => {
    const { lengths, effects } = unwrap(collate(exact, { policy: 'fixed' }));
    expect(lengths).toEqual({ context: 49, targets: 147, pad: -1, offset: 0 });
    expect(effects.targets).toEqual({ length: 147, padding: 0, dropped: 0 });
  });

  test('is refused by the first mask that has another', () => {
    const batch = sampleBatch(unwrap(multiBlock.plan({})), { seed: 1, count: 4 });
    const collated = collate(batch, { policy: 'fixed', lengths: { context: 24, targets: 30 } });
    expect(isLeft(collated) && formatErrors(collated.left)).toMatch(
      /^context: has \d+ patches in context 0 of sample 0; give 24 patches in every mask, or another policy/,
    );
  });
});

describe('a collation is refused that', () => {
  const batch = sampleBatch(unwrap(multiBlock.plan({})), { seed: 1, count: 2 });
  test.each<[string, unknown, string]>([
    [
      'is none',
      undefined,
      "policy: is undefined; give 'pad' or 'bucket' or 'subsample' or 'fixed' or 'prefix'",
    ],
    ['has another policy', { policy: 'truncate' }, 'policy: is "truncate"'],
    ['has a name of every object', { policy: 'toString' }, 'policy: is "toString"'],
    [
      'has buckets of nothing',
      { policy: 'bucket', multiple: 0 },
      'multiple: is 0; give a whole number from 1',
    ],
    [
      'bounds a bucket',
      { policy: 'bucket', lengths: { context: 1, targets: 1 } },
      'lengths: is an object; give none',
    ],
    ['has lengths without targets', { policy: 'pad', lengths: { context: 1 } }, 'targets: is undefined'],
  ])('%s', (_, collation, message) => {
    const collated = collate(batch, collation as Collation<''>);
    expect(isLeft(collated) && formatErrors(collated.left)).toContain(message);
  });

  test('is asked of a plan', () => {
    const plan = unwrap(multiBlock.plan({}));
    expect(() => collate(plan as never, { policy: 'pad' })).toThrow('this is a plan');
  });
});
