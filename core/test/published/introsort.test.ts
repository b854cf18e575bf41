import fc from 'fast-check';
import { expect, it } from 'vitest';
import { introsortOrder } from '../../src/published/introsort.js';
import { hasTies, rankOrder } from '../../src/published/rank-order.js';

/** `torch.argsort` of these numbers, recorded with PyTorch 1.13 on Linux. */
const RECORDED = {
  numbers: [
    4, 3, 4, 2, 3, 5, 8, 4, 6, 0, 4, 8, 2, 4, 4, 7, 2, 4, 0, 8, 7, 2, 8, 1, 5, 7, 2, 2, 3, 7, 0, 2, 3, 6, 5,
    6, 4, 7, 3, 6,
  ],
  order: [
    30, 9, 18, 23, 3, 27, 26, 31, 21, 12, 16, 1, 28, 32, 38, 4, 14, 13, 17, 36, 10, 7, 0, 2, 34, 24, 5, 35,
    33, 39, 8, 29, 25, 20, 15, 37, 22, 19, 11, 6,
  ],
};

it('leaves equal numbers where PyTorch leaves them', () => {
  expect([...introsortOrder(Float64Array.from(RECORDED.numbers))]).toEqual(RECORDED.order);
});

it('sorts, and agrees with every other sort where no numbers are equal', () => {
  const numbers = fc.array(fc.integer({ min: 0, max: 1023 }), { minLength: 1, maxLength: 120 });
  fc.assert(
    fc.property(numbers, (drawn) => {
      const values = Float64Array.from(drawn, (number) => number / 1024);
      const order = introsortOrder(values);
      const ranked = rankOrder(values);
      expect([...order].map((place) => values[place])).toEqual([...values].sort());
      expect([...order].sort((a, b) => a - b)).toEqual(drawn.map((_, place) => place));
      if (!hasTies(values, ranked)) expect(order).toEqual(ranked);
    }),
  );
});

it('sorts numbers that are chosen against its pivots', () => {
  const organPipe = Float64Array.from({ length: 3000 }, (_, i) => Math.min(i, 3000 - i));
  const order = introsortOrder(organPipe);
  expect([...order].map((place) => organPipe[place])).toEqual([...organPipe].sort((a, b) => a - b));
});
