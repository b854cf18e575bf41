import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rankOrder } from '../../src/published/rank-order.js';

it('sorts places by number and keeps the order of equal numbers', () => {
  const few = fc.array(fc.integer({ min: 0, max: 15 }), { maxLength: 60 });
  fc.assert(
    fc.property(few, (numbers) => {
      const values = Float64Array.from(numbers, (number) => number / 16);
      const sorted = numbers.map((_, place) => place).sort((a, b) => numbers[a]! - numbers[b]!);
      expect([...rankOrder(values)]).toEqual(sorted);
    }),
  );
});
