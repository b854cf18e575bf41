import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainRatio, roundedShare } from '../../src/patches/rounding.js';

const rounding = fc.constantFrom('up', 'down', 'nearest');
const units = fc.integer({ min: 1, max: 70_000 });

describe('shares of a whole number', () => {
  it('are whole numbers from 0 to all, and no −0', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), units, rounding, (ratio, of, way) => {
        const count = roundedShare(ratio, of, way);
        expect(Number.isInteger(count) && count >= 0 && count <= of).toBe(true);
        expect(Object.is(count, -0)).toBe(false);
      }),
      // So small a share is taken for none: what is left of it after rounding up is −0.
      { examples: [[5e-10, 1, 'up']] },
    );
  });

  it('have a plain ratio that stands for them', () => {
    fc.assert(
      fc.property(units, fc.nat(), rounding, (of, pick, way) => {
        const count = pick % (of + 1);
        expect(roundedShare(plainRatio(count, of, way), of, way)).toBe(count);
      }),
    );
  });
});
