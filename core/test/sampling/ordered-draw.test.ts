import { guided, sampleBatch, unwrap } from '@jepa-masks/core';
import { orderedDraw } from '@jepa-masks/core/sampling';
import { cpu } from '@jepa-masks/cpu';
import { chiSquareScore } from '@jepa-masks/property-tests';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const N = 6;
const grid = { inputSize: [2, 3], patchSize: 1, pick: 'sampled' } as const;
const seeds = fc.integer();
const scoresOfOne = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), {
  minLength: N,
  maxLength: N,
});

/** Every order of so many of the patches. */
const ordersOf = (count: number): ReadonlyArray<ReadonlyArray<number>> =>
  count === 0
    ? [[]]
    : ordersOf(count - 1).flatMap((order) =>
        Array.from({ length: N }, (_, patch) => patch)
          .filter((patch) => !order.includes(patch))
          .map((patch) => [...order, patch]),
      );

describe('the order in which patches are drawn', () => {
  test.each([
    [
      [5e-324, 0, 1e-323, 0],
      [524_288, 1, 1_048_576, 1],
    ],
    [
      [8e307, -1.6e308, 1.7e308, 0],
      [762_601, 1, 1_048_576, 508_400],
    ],
  ])('weighs the least and the greatest numbers by the rule as well: %j', (scores, expected) => {
    const config = { inputSize: 2, patchSize: 1, pick: 'sampled', maskRatio: 0.75, leastWeight: 0 } as const;
    const { patches, weights } = orderedDraw(
      unwrap(guided.plan(config)),
      { seed: 1, step: 0, index: 0 },
      { scores },
    );
    expect(patches).toHaveLength(3);
    expect(weights).toEqual(patches.map((patch) => expected[patch]));
  });

  test.each(['masked', 'kept'] as const)('is of the patches that are %s', (draws) => {
    const plan = unwrap(guided.plan({ ...grid, draws, throwRatio: 0.2 }));
    const [{ byScore, thrown }] = plan.parts;
    fc.assert(
      fc.property(seeds, fc.nat(1e6), scoresOfOne, (seed, index, scores) => {
        const { patches, weights, totals } = orderedDraw(plan, { seed, step: 3, index }, { scores });
        const { context, targets } = cpu.booleans(
          sampleBatch(plan, { seed, step: 3, first: index, count: 1, scores }),
        );
        const picked = draws === 'kept' ? context.data : targets.data;
        expect(patches).toHaveLength(byScore + thrown);
        expect([...patches.slice(0, byScore)].sort()).toEqual(
          [...picked.keys()].filter((patch) => picked[patch] === 1),
        );
        for (const patch of patches.slice(byScore))
          expect(context.data[patch]! + targets.data[patch]!).toBe(0);
        // Each total is the one before less what was drawn.
        totals.forEach((total, at) => {
          expect(Number.isSafeInteger(total) && weights[at]! >= 1 && weights[at]! <= total).toBe(true);
          if (at > 0) expect(total).toBe(totals[at - 1]! - weights[at - 1]!);
        });
      }),
      { numRuns: 100 },
    );
  });

  test('has the probability of the enumeration, as exact ratios that add up to one', () => {
    const scores = [1, 2, 3, 4, 6, 16];
    const plan = unwrap(guided.plan({ ...grid, maskRatio: 0.5, leastWeight: 0 }));
    const draws = 20_000;
    const found = new Map<string, number>();
    const told = new Map<string, number>();
    let sum = 0;
    for (let index = 0; index < draws; index++) {
      const { patches, weights, totals } = orderedDraw(plan, { seed: 'order', index }, { scores });
      const name = patches.join(' ');
      found.set(name, (found.get(name) ?? 0) + 1);
      const numerator = weights.reduce((product, weight) => product * BigInt(weight), 1n);
      const denominator = totals.reduce((product, total) => product * BigInt(total), 1n);
      told.set(name, Number((numerator * 10n ** 15n) / denominator) / 1e15);
    }
    const expected = ordersOf(3).map((order) => {
      let left = 32;
      const chance = order.reduce((product, patch) => {
        const own = (product * scores[patch]!) / left;
        left -= scores[patch]!;
        return own;
      }, 1);
      sum += chance;
      return [order.join(' '), chance] as const;
    });
    expect(sum).toBeCloseTo(1, 12);
    for (const [name, chance] of expected) if (told.has(name)) expect(told.get(name)).toBeCloseTo(chance, 12);
    const score = chiSquareScore(
      expected.map(([name]) => found.get(name) ?? 0),
      expected.map(([, chance]) => chance * draws),
    );
    expect(Math.abs(score)).toBeLessThan(6);
  });

  test('without scores is that of patches that weigh alike', () => {
    const { weights, totals } = orderedDraw(unwrap(guided.plan(grid)), { seed: 1 });
    expect(new Set(weights)).toEqual(new Set([2 ** 20]));
    expect(totals[0]).toBe(N * 2 ** 20);
  });
});

describe('is refused', () => {
  test('for a plan that picks the highest', () => {
    expect(() => orderedDraw(unwrap(guided.plan({ inputSize: 4, patchSize: 1 })), { seed: 1 })).toThrow(
      "plan: picks patches by high; give one of guided with pick 'sampled'",
    );
  });

  test('for scores of another number of patches, and keys that are none', () => {
    const plan = unwrap(guided.plan(grid));
    expect(() => orderedDraw(plan, { seed: 1 }, { scores: [1, 2] })).toThrow('scores: has 2 numbers');
    expect(() => orderedDraw(plan, { seed: 1, index: -1 })).toThrow('first: is -1');
  });
});
