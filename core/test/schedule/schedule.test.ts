import { configurationsOf } from '@jepa-masks/property-tests';
import fc from 'fast-check';
import { describe, expect, it, test, vi } from 'vitest';
import {
  formatErrors,
  hierarchical,
  isLeft,
  multiBlock,
  multiBlock3d,
  random,
  sample,
  sampleBatch,
  strategies,
  unwrap,
} from '../../src/index.js';
import { planAt, type Ramp, type ScheduledConfiguration, schedule } from '../../src/schedule/index.js';
import type { MultiBlock3dParameters, RandomParameters } from '../../src/strategies/index.js';

const ramp = fc.record<Ramp<number>>(
  {
    from: fc.integer({ min: 1, max: 99 }).map((hundredths) => hundredths / 100),
    to: fc.integer({ min: 1, max: 99 }).map((hundredths) => hundredths / 100),
    over: fc.integer({ min: 1, max: 1000 }),
    after: fc.integer({ min: 0, max: 100 }),
    shape: fc.constantFrom('linear', 'cosine'),
    levels: fc.integer({ min: 1, max: 40 }),
  },
  { requiredKeys: ['from', 'to', 'over'] },
);

const ratioAt = (config: ScheduledConfiguration<RandomParameters>, step: number): unknown =>
  planAt(unwrap(schedule(random, config)), step).parameters.maskRatio;

describe('a ramp', () => {
  it('starts at its first value, never turns back, and reaches its last exactly', () => {
    fc.assert(
      fc.property(ramp, (given) => {
        const scheduled = unwrap(schedule(random, { maskRatio: given }));
        const { from, to, over, after = 0, levels = 32 } = given;
        const at = (step: number): number => planAt(scheduled, step).parameters.maskRatio as number;
        expect(at(0)).toBe(from);
        expect(at(after)).toBe(from);
        expect(at(after + over)).toBe(to);
        expect(at(Number.MAX_SAFE_INTEGER)).toBe(to);
        expect(scheduled.stretches.length).toBeLessThanOrEqual(Math.min(levels, over) + 1);
        const sign = Math.sign(to - from);
        for (let step = 1; step <= after + over; step++) {
          expect((at(step) - at(step - 1)) * sign).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 30 },
    );
  });

  test('is where its shape says, at the first step of each level', () => {
    const linear = { from: 0.5, to: 0.9, over: 400, levels: 4 };
    expect([0, 99, 100, 200, 300, 399, 400].map((step) => ratioAt({ maskRatio: linear }, step))).toEqual([
      0.5, 0.5, 0.6, 0.7, 0.8, 0.8, 0.9,
    ]);
    const cosine = { ...linear, shape: 'cosine' as const, after: 10 };
    const told = [110, 210, 310].map((step) => ratioAt({ maskRatio: cosine }, step) as number);
    for (const [level, value] of told.entries()) {
      expect(value).toBeCloseTo(0.5 + (0.4 * (1 - Math.cos((Math.PI * (level + 1)) / 4))) / 2, 10);
    }
  });

  test('needs no function of Math that engines may disagree on', () => {
    const names = ['cos', 'sin', 'tan', 'exp', 'log', 'pow', 'cbrt', 'hypot'] as const;
    const spies = names.map((name) =>
      vi.spyOn(Math, name).mockImplementation(() => {
        throw new Error(`Math.${name} is called`);
      }),
    );
    try {
      const maskRatio = { from: 0.25, to: 0.75, over: 1000, shape: 'cosine', levels: 256 } as const;
      const { stretches } = unwrap(schedule(random, { maskRatio }));
      const plan = planAt(unwrap(schedule(random, { maskRatio })), 500);
      expect(sampleBatch(plan, { seed: 1, step: 500, count: 2 }).count).toBe(2);
      // Half way is half the way, and what is left on one side is left on the other.
      const ratios = stretches.map(({ plan: { parameters } }) => parameters.maskRatio as number);
      expect(ratios[128]).toBe(0.5);
      for (const [level, ratio] of ratios.entries()) expect(ratio + ratios[256 - level]!).toBeCloseTo(1, 11);
    } finally {
      for (const spy of spies) spy.mockRestore();
    }
  });

  test('takes the side of a square given twice as one number', () => {
    const patchSize = { from: [16, 16], to: 32, over: 10, levels: 1 } as unknown as Ramp<number>;
    expect(planAt(unwrap(schedule(random, { patchSize })), 0)).toEqual(
      unwrap(random.plan({ patchSize: 16 })),
    );
  });

  test('of whole numbers has whole numbers, and of ranges both ends', () => {
    const scheduled = unwrap(
      schedule(multiBlock, {
        numTargetMasks: { from: 2, to: 4, over: 4 },
        targetScale: { from: [0.05, 0.1], to: [0.1, 0.15], over: 2 },
      }),
    );
    const told = scheduled.stretches.map(({ from, plan }) => [
      from,
      plan.parameters.numTargetMasks,
      plan.parameters.targetScale,
    ]);
    expect(told).toEqual([
      [0, 2, [0.05, 0.1]],
      [1, 3, [0.075, 0.125]],
      [2, 3, [0.1, 0.15]],
      [3, 4, [0.1, 0.15]],
    ]);
  });
});

describe('a field of an entry of a list', () => {
  const parts = [
    { name: 'short', numBlocks: { from: 2, to: 4, over: 100, levels: 2 } },
    { name: 'long', spatialScale: { from: [0.3, 0.3], to: [0.5, 0.5], over: 100, levels: 1 } },
  ] as const;

  test('changes as others do, each on its own', () => {
    const { stretches } = unwrap(schedule(multiBlock3d, { inputSize: 64, numFrames: 4, parts }));
    const told = stretches.map(({ from, plan }) => {
      const [short, long] = (plan.parameters as unknown as MultiBlock3dParameters).parts;
      return [from, short!.numBlocks, long!.spatialScale];
    });
    expect(told).toEqual([
      [0, 2, [0.3, 0.3]],
      [50, 3, [0.3, 0.3]],
      [100, 4, [0.5, 0.5]],
    ]);
  });

  test('is named where its schedule is wrong, with the list that would do', () => {
    const [short] = parts;
    const scheduled = schedule(multiBlock3d, {
      parts: [short, { name: 'long', spatialScale: { from: [0.3, 0.3], to: [30, 50], over: 9 } }],
    });
    expect(scheduled).toMatchObject({
      _tag: 'Left',
      left: [
        {
          path: ['parts', 1, 'spatialScale', 'to'],
          suggestion: {
            parts: [short, { name: 'long', spatialScale: { from: [0.3, 0.3], to: [0.3, 0.5], over: 9 } }],
          },
        },
      ],
    });
  });
});

describe('pieces', () => {
  test('follow one another, and a ramp among them counts from its own start', () => {
    const maskRatio = [
      { at: 0, value: 0.3 },
      { at: 100, from: 0.4, to: 0.6, over: 10, levels: 2 },
      { at: 107, value: 0.9 },
    ];
    const scheduled = unwrap(schedule(random, { maskRatio }));
    expect(scheduled.stretches.map(({ from, plan }) => [from, plan.parameters.maskRatio])).toEqual([
      [0, 0.3],
      [100, 0.4],
      [105, 0.5],
      [107, 0.9],
    ]);
  });

  test('do for words, which a ramp can’t', () => {
    const rounding = [
      { at: 0, value: 'up' as const },
      { at: 5, value: 'down' as const },
    ];
    const scheduled = unwrap(schedule(random, { rounding }));
    expect(planAt(scheduled, 4).parameters.rounding).toBe('up');
    expect(planAt(scheduled, 5).parameters.rounding).toBe('down');
  });
});

describe('a scheduled plan', () => {
  it('without a schedule is the plan itself, of every strategy and for every step', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...strategies).chain((strategy) => configurationsOf(strategy, 12)),
        fc.nat(),
        ({ strategy, config }, step) => {
          const planned = strategy.plan(config);
          const scheduled = schedule(strategy, config);
          if (isLeft(planned) || isLeft(scheduled)) expect(scheduled).toEqual(planned);
          else expect(planAt(scheduled.right, step)).toEqual(planned.right);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('gives any sample alone, and that of the plan of its step', () => {
    fc.assert(
      fc.property(ramp, fc.nat(1200), fc.nat(50), (maskRatio, step, index) => {
        const plan = planAt(unwrap(schedule(random, { maskRatio })), step);
        const alike = unwrap(random.plan({ maskRatio: plan.parameters.maskRatio as number }));
        const key = { seed: 1, step, index };
        expect(sample(plan, key)).toEqual(sample(alike, key));
      }),
      { numRuns: 30 },
    );
  });

  test('makes a plan once for all stretches that are alike', () => {
    const scheduled = unwrap(
      schedule(random, {
        maskRatio: [
          { at: 0, value: 0.5 },
          { at: 10, value: 0.6 },
          { at: 20, value: 0.5 },
        ],
      }),
    );
    expect(scheduled.stretches[2]!.plan).toBe(scheduled.stretches[0].plan);
    expect(sampleBatch(planAt(scheduled, 25), { seed: 1, step: 25, count: 4 }).count).toBe(4);
  });

  test('is refused before the first step where a step has no plan, which is named', () => {
    const scheduled = schedule(hierarchical, {
      numTargetMasks: [
        { at: 0, value: 4 },
        { at: 700, value: 64 },
      ],
    });
    expect(isLeft(scheduled) && formatErrors(scheduled.left)).toContain(
      '(from step 700 on, where numTargetMasks is 64; numTargetMasks may go to 4)',
    );
  });

  it('that is refused is told a change with which every step has a plan', () => {
    const targets = fc.record<Ramp<number>>(
      {
        from: fc.integer({ min: 1, max: 9 }),
        to: fc.integer({ min: 1, max: 40 }),
        over: fc.integer({ min: 1, max: 1000 }),
        levels: fc.integer({ min: 1, max: 9 }),
      },
      { requiredKeys: ['from', 'to', 'over'] },
    );
    const inputSize = fc.constantFrom(96, 160, 230);
    let suggested = 0;
    fc.assert(
      fc.property(targets, inputSize, (numTargetMasks, inputSize) => {
        const config = { numTargetMasks, inputSize };
        const scheduled = schedule(multiBlock, config);
        if (!isLeft(scheduled)) return;
        for (const { suggestion } of scheduled.left) {
          if (suggestion === undefined) continue;
          suggested++;
          expect(schedule(multiBlock, { ...config, ...suggestion })._tag).toBe('Right');
        }
      }),
      { numRuns: 25, examples: [[{ from: 1, to: 20, over: 100 }, 96]] },
    );
    expect(suggested).toBeGreaterThan(0);
  });

  test('is refused with all that is wrong, of its schedules and of other fields', () => {
    const scheduled = schedule(random, { maskRatio: { from: 0.5, to: 60, over: 10 }, patchSize: -1 });
    expect(isLeft(scheduled) && scheduled.left.map(({ path, suggestion }) => [path, suggestion])).toEqual([
      [['maskRatio', 'to'], { maskRatio: { from: 0.5, to: 0.6, over: 10 } }],
      [['patchSize'], { patchSize: 1 }],
    ]);
  });

  test('of too many stretches is refused', () => {
    const levels = 256;
    const fields = ['targetScale', 'contextScale', 'aspectRatioRange'].map((name, at) => [
      name,
      Array.from({ length: 8 }, (_, piece) => ({
        at: piece * 100_000,
        from: [0.1, 0.15],
        to: [0.11, 0.16],
        over: 10_007 + 2 * at,
        levels,
      })),
    ]);
    const scheduled = schedule(multiBlock, Object.fromEntries(fields));
    expect(isLeft(scheduled) && scheduled.left[0]!.message).toContain('give at most 4096 stretches');
  });
});
