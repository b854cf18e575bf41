import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exponential } from '../../src/published/exponential.js';
import { logarithm } from '../../src/published/logarithm.js';

/** Pairs of an argument and the correctly rounded result, computed with 60 decimal digits. */
const table: Record<'exp' | 'ln', ReadonlyArray<readonly [number, number]>> = JSON.parse(
  readFileSync(new URL('./golden/exp-ln.json', import.meta.url), 'utf8'),
);

/** Doubles between two doubles of the same sign. */
const steps = (a: number, b: number): bigint => {
  const bits = new BigInt64Array(new Float64Array([a, b]).buffer);
  const distance = bits[0]! - bits[1]!;
  return distance < 0n ? -distance : distance;
};

describe('exponential', () => {
  it('is the correctly rounded value at the points of the table', () => {
    for (const [x, value] of table.exp) expect([x, exponential(x)]).toEqual([x, value]);
  });

  it("is within one unit in the last place of the engine's", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -745, max: 709.78, noNaN: true }),
        (x) => steps(exponential(x), Math.exp(x)) <= 1n,
      ),
      { numRuns: 20000 },
    );
  });

  it('ends in infinity, nothing and NaN as Math.exp does', () => {
    const ends = [710, Number.POSITIVE_INFINITY, -746, Number.NEGATIVE_INFINITY, Number.NaN];
    expect(ends.map(exponential)).toEqual(ends.map(Math.exp));
  });
});

describe('logarithm', () => {
  it('is the correctly rounded value at the points of the table', () => {
    for (const [x, value] of table.ln) expect([x, logarithm(x)]).toEqual([x, value]);
  });

  it("is within one unit in the last place of the engine's", () => {
    const positive = fc.double({ min: Number.MIN_VALUE, max: Number.MAX_VALUE, noNaN: true });
    fc.assert(
      fc.property(
        positive,
        (x) => Math.sign(logarithm(x)) === Math.sign(Math.log(x)) && steps(logarithm(x), Math.log(x)) <= 1n,
      ),
      { numRuns: 20000 },
    );
  });

  it('ends in infinities and NaN as Math.log does', () => {
    const ends = [0, Number.POSITIVE_INFINITY, -1, Number.NaN];
    expect(ends.map(logarithm)).toEqual(ends.map(Math.log));
  });

  it('is undone by the exponential but for rounding', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 100, noNaN: true }), (x) => {
        const back = exponential(logarithm(x));
        return Math.abs(back - x) <= 8 * Number.EPSILON * x;
      }),
    );
  });
});
