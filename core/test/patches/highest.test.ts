import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Highest } from '../../src/patches/highest.js';

const few = fc.array(fc.constantFrom(-2, 0, 0.5, 1, 1, 7), { minLength: 1, maxLength: 40 });
const many = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1, maxLength: 40 });

test('the k-th highest is that of the numbers in order, ties and all', () => {
  fc.assert(
    fc.property(
      fc.oneof(few, many),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.nat(5),
      (values, share, first) => {
        const k = 1 + Math.floor(share * (values.length - 1));
        const sorted = [...values].sort((a, b) => b - a);
        const given = [...new Array<number>(first).fill(99), ...values, 99];
        expect(new Highest(64).value(given, first, values.length, k)).toBe(sorted[k - 1]);
      },
    ),
    { numRuns: 2000 },
  );
});
