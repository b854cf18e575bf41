import { describe, expect, test } from 'vitest';
import {
  hierarchical,
  multiBlock,
  type Plan,
  presets,
  reportOf,
  strategies,
  unwrap,
} from '../../src/index.js';

const partOf = (plan: Plan, level = 0) => reportOf(plan).parts[level]!;

describe('a report', () => {
  test('of the multi-block default names the four patches that are target in every sample', () => {
    const { patchRoles, isCrowded, looksAhead, guarantees } = partOf(unwrap(multiBlock.plan({})));
    // Row 4, column 4 and its mirror images.
    expect(patchRoles.alwaysTarget).toEqual([4 * 14 + 4, 4 * 14 + 9, 9 * 14 + 4, 9 * 14 + 9]);
    expect(patchRoles.neverContext).toEqual(patchRoles.alwaysTarget);
    expect(patchRoles.neverTarget).toEqual([]);
    expect(patchRoles.undecided).toEqual([]);
    expect([isCrowded, looksAhead]).toEqual([true, true]);
    expect(guarantees).toEqual({
      target: { min: 30, max: 36 },
      union: { min: 120, max: 144 },
      context: { min: 24, max: 76 },
    });
  });

  test('says what relaxing would give', () => {
    const { relaxations } = reportOf(unwrap(multiBlock.plan({})));
    expect(relaxations).toContainEqual({
      change: { targetOverlap: 'allow' },
      parts: [{ alwaysTarget: 0, neverContext: 0 }],
    });
    expect(relaxations.map(({ change }) => Object.keys(change)[0])).toEqual([
      'targetOverlap',
      'numTargetMasks',
      'targetScale',
    ]);
  });

  test('of the hierarchical default says that its coarsest level is only just possible', () => {
    const plan = unwrap(hierarchical.plan({}));
    const coarsest = partOf(plan, 2);
    expect(coarsest.isCrowded).toBe(true);
    expect(coarsest.patchRoles.alwaysTarget.length).toBe(64);
    // Most of the prior's shapes are too large for four of them to lie side by side.
    expect(coarsest.priorLeftOut).toBeGreaterThan(0.7);
    expect(partOf(plan, 0).isCrowded).toBe(false);
  });

  test('of overlapping targets has nothing to warn of', () => {
    const report = reportOf(unwrap(multiBlock.plan({ targetOverlap: 'allow' })));
    expect(report.parts[0]).toMatchObject({ isCrowded: false, looksAhead: false });
    expect(report.relaxations).toEqual([]);
  });
});

describe('a preset', () => {
  test.each(presets)(
    '$name can be planned by its strategy and names its source',
    ({ strategy, config, source }) => {
      const plan = unwrap(strategies.find(({ name }) => name === strategy)!.plan(config));
      expect(plan.strategy).toBe(strategy);
      expect(source).not.toBe('');
    },
  );

  test('of I-JEPA gives square contexts and a 16 × 16 grid', () => {
    const preset = presets.find(({ name }) => name === 'i-jepa')!;
    const plan = unwrap(multiBlock.plan(preset.config));
    expect(plan.parts[0].grid).toMatchObject({ rows: 16, columns: 16 });
    expect(plan.parts[0].contextShapes.map(({ height, width }) => height - width)).toEqual([0, 0]);
  });
});
