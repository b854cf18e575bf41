import { chiSquareScore } from '@jepa-masks/property-tests';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Stream } from '../../src/keys/stream.js';
import { WeightedDraw } from '../../src/patches/weighted-draw.js';
import { streamOf } from './stream-of.js';

const drawn = (draw: WeightedDraw, weights: ReadonlyArray<number>, count: number, stream: Stream) => {
  draw.weights.set(weights);
  draw.start();
  return Array.from({ length: count }, () => draw.next(stream));
};

/** The probability of drawing these, in this order. */
const probability = (weights: ReadonlyArray<number>, order: ReadonlyArray<number>): number => {
  let left = weights.reduce((sum, weight) => sum + weight, 0);
  return order.reduce((product, one) => {
    const next = (product * weights[one]!) / left;
    left -= weights[one]!;
    return next;
  }, 1);
};

const orders = (count: number, of: number): ReadonlyArray<ReadonlyArray<number>> =>
  count === 0
    ? [[]]
    : orders(count - 1, of).flatMap((order) =>
        Array.from({ length: of }, (_, one) => one)
          .filter((one) => !order.includes(one))
          .map((one) => [...order, one]),
      );

describe('draws by weight', () => {
  it('never repeat, and never take what weighs nothing', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 2 ** 20 })), {
          minLength: 1,
          maxLength: 70,
        }),
        fc.integer(),
        (weights, seed) => {
          const heavy = weights.flatMap((weight, at) => (weight > 0 ? [at] : []));
          const all = drawn(new WeightedDraw(weights.length), weights, heavy.length, streamOf(seed));
          expect([...all].sort((a, b) => a - b)).toEqual(heavy);
        },
      ),
      { numRuns: 500 },
    );
  });

  it.each([[[1, 2, 3, 4]], [[5, 0, 1, 300_000, 1_000_000]]])(
    'follow the law of Plackett and Luce: %j',
    (weights) => {
      const draw = new WeightedDraw(weights.length);
      const stream = streamOf(7);
      const draws = 40_000;
      const found = new Map<string, number>();
      for (let one = 0; one < draws; one++) {
        const order = drawn(draw, weights, 2, stream).join();
        found.set(order, (found.get(order) ?? 0) + 1);
      }
      const expected = orders(2, weights.length)
        .map((order) => [order.join(), draws * probability(weights, order)] as const)
        .filter(([, times]) => times > 0);
      const score = chiSquareScore(
        expected.map(([order]) => found.get(order) ?? 0),
        expected.map(([, times]) => times),
      );
      expect(Math.abs(score)).toBeLessThan(4);
    },
  );
});
