import { hierarchical, measure, multiBlock, type Plan, summarise, unwrap } from '@jepa-masks/core';
import type { PartStatistics } from '@jepa-masks/core/statistics';
import { booleans } from '@jepa-masks/cpu';
import { describe, expect, test } from 'vitest';

const levelsOf = (plan: Plan, count: number): ReadonlyArray<PartStatistics> => {
  const { samples, parts } = summarise(measure(plan, booleans, { seed: 2026, count }));
  expect(samples).toBe(count);
  return parts;
};

const expectLawful = (level: PartStatistics): void => {
  expect(level).toMatchObject({
    targetsOutOfBounds: 0,
    contextsOutOfBounds: 0,
    contextsBelowMinimum: 0,
    contextTargetOverlap: { samples: 0, patches: 0 },
    targetTargetOverlap: { samples: 0, patches: 0 },
  });
  // Every patch, so every row and column, the last ones too. The rarest is target in 4 % of samples, so that a seed
  // by which 100,000 of them miss one is rarer than e^-4,000.
  expect(Math.min(...level.targetVisits)).toBeGreaterThan(0);
};

describe('counted from the painted patches', () => {
  test('1,000,000 default multi-block samples keep every bound and reach every patch', () => {
    const [level] = levelsOf(unwrap(multiBlock.plan({})), 1_000_000);
    expectLawful(level!);
    expect(level!.context.min).toBeGreaterThanOrEqual(10 / 196);
    expect([level!.target.min, level!.target.max]).toEqual([30 / 196, 36 / 196]);
  });

  test('100,000 default hierarchical samples keep every bound and reach every patch, at every level', () => {
    const levels = levelsOf(unwrap(hierarchical.plan({})), 100_000);
    expect(levels).toHaveLength(3);
    levels.forEach(expectLawful);
  });

  test('100,000 samples with targets that may overlap reach every patch as context too', () => {
    const [level] = levelsOf(unwrap(multiBlock.plan({ targetOverlap: 'allow' })), 100_000);
    expect(level).toMatchObject({
      targetsOutOfBounds: 0,
      contextsOutOfBounds: 0,
      contextsBelowMinimum: 0,
      contextTargetOverlap: { samples: 0, patches: 0 },
    });
    expect(level!.targetTargetOverlap.samples).toBeGreaterThan(0);
    expect(Math.min(...level!.targetVisits)).toBeGreaterThan(0);
    expect(Math.min(...level!.contextVisits)).toBeGreaterThan(0);
  });
});
