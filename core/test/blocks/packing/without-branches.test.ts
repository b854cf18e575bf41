import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NOWHERE } from '../../../src/blocks/packing/pieces.js';
import { atLeast0, larger, smaller } from '../../../src/blocks/packing/without-branches.js';

/** What edges, sizes and depths can be, and sums of two of them. */
const integers = fc.integer({ min: -2 * NOWHERE, max: 2 * NOWHERE });

test('the smaller, the larger and no less than 0 are what Math.min and Math.max tell', () => {
  fc.assert(
    fc.property(integers, integers, (a, b) => {
      expect([smaller(a, b), larger(a, b), atLeast0(a)]).toEqual([
        Math.min(a, b),
        Math.max(a, b),
        Math.max(a, 0),
      ]);
    }),
    {
      examples: [
        [NOWHERE, -NOWHERE],
        [0, 0],
        [-1, 0],
        [2 * NOWHERE, -2 * NOWHERE + 1],
      ],
    },
  );
});
