import { type Geometry, multiBlock, random, sampleBatch, unwrap } from '@jepa-masks/core';
import { type Collation, collate, type Policy } from '@jepa-masks/core/collation';
import { ofPart } from '@jepa-masks/core/geometry';
import { measureCollation } from '@jepa-masks/core/statistics';
import { cpu } from '@jepa-masks/cpu';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plans } from '../src/index.js';
import { expectKeptFairly } from './kept-fairly.js';

const plan = unwrap(multiBlock.plan({}));
const sum = (counts: ReadonlyArray<number>): number => counts.reduce((total, count) => total + count, 0);
const roles = ['context', 'targets'] as const;

describe('what is measured of collation', () => {
  test('is, of one batch, what the batch says of itself', () => {
    fc.assert(
      fc.property(
        plans(12),
        fc.integer(),
        fc.integer({ min: 1, max: 6 }),
        fc.constantFrom<Policy>('pad', 'bucket', 'subsample', 'prefix'),
        (each, seed, count, policy) => {
          const collation: Collation = { policy, pad: 0, offset: 3 };
          const batch = sampleBatch<string>(each, { seed, count });
          const { effects, lengths, geometry } = unwrap(collate<string>(batch, collation));
          const measured = measureCollation<string>(each, cpu, collation, { seed, count }, count);
          const listed = cpu.fixedIndices(geometry as Geometry, lengths);
          measured.parts.forEach((part, at) => {
            for (const role of roles) {
              const effect = ofPart(batch.parts, effects, at)[role];
              expect(part.effects[role].length).toBe(effect.length);
              expect(part.effects[role].padding).toBeCloseTo(effect.padding, 9);
              expect(part.effects[role].dropped).toBeCloseTo(effect.dropped, 9);
              // Every patch of a list is counted where it is: padding, which is 0 here, is not.
              const valid = ofPart(batch.parts, cpu.fixedValidity(geometry as Geometry, lengths), at)[role]
                .data;
              const places = [...ofPart(batch.parts, listed, at)[role].data].filter(
                (_, entry) => valid[entry],
              );
              const counts = new Array<number>(part.grid.patches).fill(0);
              for (const place of places) counts[place - 3]! += 1;
              expect(part[role].kept).toEqual(counts);
            }
          });
        },
      ),
      { numRuns: 40 },
    );
  });

  test('is that padded lists keep all, thinned ones every patch alike, and cut ones starve the bottom', () => {
    const measured = (policy: Policy) =>
      measureCollation(plan, cpu, { policy }, { seed: 5, count: 2_000 }, 50).parts[0]!.context;
    const padded = measured('pad');
    expect(padded.kept).toEqual(padded.lists);
    const thinned = measured('subsample');
    expectKeptFairly(thinned);
    const cut = measured('prefix');
    const row = (counts: ReadonlyArray<number>, at: number): number =>
      sum(counts.slice(14 * at, 14 * at + 14));
    expect(row(cut.kept, 0)).toBeGreaterThan(0.99 * row(cut.lists, 0));
    expect(row(cut.kept, 13)).toBeLessThan(0.05 * row(cut.lists, 13));
    expect(sum(cut.kept)).toBe(sum(thinned.kept));
  });

  test('counts a shorter last batch, and nothing of no sample', () => {
    const three = measureCollation(plan, cpu, { policy: 'subsample' }, { seed: 5, count: 5 }, 2);
    const lengths = [0, 2, 4].map((first) => {
      const batch = sampleBatch(plan, { seed: 5, first, count: Math.min(2, 5 - first) });
      return unwrap(collate(batch, { policy: 'subsample' })).effects.context.length;
    });
    expect(three.parts[0]!.effects.context.length).toBeCloseTo(sum(lengths) / 3, 9);
    const none = measureCollation(plan, cpu, { policy: 'pad' }, { seed: 5, count: 0 }, 2).parts[0]!;
    expect([sum(none.context.lists), none.effects.context]).toEqual([
      0,
      { length: 0, padding: 0, dropped: 0 },
    ]);
  });

  test('is refused of batches of nothing, and of a policy that refuses one', () => {
    expect(() => measureCollation(plan, cpu, { policy: 'pad' }, { seed: 5, count: 4 }, 0)).toThrow(
      'batchSize: is 0',
    );
    expect(() => measureCollation(plan, cpu, { policy: 'fixed' }, { seed: 5, count: 64 }, 64)).toThrow(
      'patches in every mask, or another policy',
    );
    expect(() => measureCollation(plan, cpu, { policy: 'none' } as never, { seed: 5, count: 0 }, 2)).toThrow(
      'policy: is "none"',
    );
    const exact = measureCollation(
      unwrap(random.plan({})),
      cpu,
      { policy: 'fixed' },
      { seed: 5, count: 4 },
      2,
    );
    expect(exact.parts[0]!.effects.targets).toEqual({ length: 147, padding: 0, dropped: 0 });
  });
});
