import { hierarchical, lengthsOf, multiBlock, unwrap } from '@jepa-masks/core';
import { measureThinning } from '@jepa-masks/core/statistics';
import { cpu } from '@jepa-masks/cpu';
import { describe, expect, test } from 'vitest';
import { copyOf } from '../src/integers.js';
import { expectKeptFairly } from './kept-fairly.js';

const plan = unwrap(multiBlock.plan({}));
const lengths = { context: 24, targets: 30, pad: 0, offset: 1 };
const request = { seed: 5, first: 100, count: 3_000 };

/** Thinning without a phase: word 0 gives the first mask, the context, the phase 0. */
const withoutPhase: typeof cpu = {
  ...cpu,
  fixedIndices: (geometry, wanted) => {
    const still = copyOf(geometry);
    for (const { phases } of still.parts) phases.fill(0);
    return cpu.fixedIndices(still, wanted);
  },
};

describe('what is measured of thinning', () => {
  test('is that each patch of a context is kept as often as it should be (false once in a billion runs)', () => {
    const { samples, parts } = measureThinning(plan, cpu, lengths, request);
    const [{ name, grid, context }] = parts as [(typeof parts)[number]];
    expect([samples, parts.length, name, grid]).toEqual([3_000, 1, '', plan.parts[0].grid]);
    expectKeptFairly(context);
    const { lists } = context;
    expect(lists[0]! > 300 && lists[195]! > 300).toBe(true);
  });

  test('shows a fault: the first patch is always kept and the last never', () => {
    const { lists, kept, expected } = measureThinning(plan, withoutPhase, lengths, request).parts[0]!.context;
    expect([kept[0], kept[195]]).toEqual([lists[0], 0]);
    expect(expected[0]! < 0.8 * lists[0]! && expected[195]! > 100).toBe(true);
  });

  test('counts the lists that are too long, and what they keep', () => {
    const whole = measureThinning(plan, cpu, { context: 196, targets: 196 }, request);
    for (const { lists, kept, expected } of [whole.parts[0]!.context, whole.parts[0]!.targets]) {
      expect([...lists, ...kept, ...expected].every((count) => count === 0)).toBe(true);
    }
    const { targets } = measureThinning(plan, cpu, { context: 196, targets: 29 }, request).parts[0]!;
    const sum = (counts: ReadonlyArray<number>): number => counts.reduce((total, count) => total + count, 0);
    // Every target has 30 patches or more.
    expect(sum(targets.kept)).toBe(3_000 * 4 * 29);
    expect(sum(targets.expected)).toBeCloseTo(3_000 * 4 * 29, 3);
  });

  test('is of each part with lengths of its own', () => {
    const nested = unwrap(hierarchical.plan({}));
    const own = lengthsOf(nested);
    const { parts } = measureThinning(nested, cpu, own, { seed: 1, count: 300 });
    expect(parts.map(({ name }) => name)).toEqual(['level_0', 'level_1', 'level_2']);
    parts.forEach(({ targets }, level) => {
      const sizes = targets.lists.reduce((sum, count) => sum + count, 0);
      const kept = targets.kept.reduce((sum, count) => sum + count, 0);
      const { targets: length } = own[`level_${level}`]!;
      expect(kept % length).toBe(0);
      expect(sizes).toBeGreaterThan(kept);
    });
  });

  test('is nothing of no sample, and refused of bad lengths', () => {
    const { parts } = measureThinning(plan, cpu, lengths, { seed: 1, count: 0 });
    expect(parts[0]!.context.lists).toEqual(new Array(196).fill(0));
    expect(() => measureThinning(plan, cpu, { context: -1, targets: 1 }, request)).toThrow('context: is -1');
  });
});
