import { describe, expect, test } from 'vitest';
import { BROKEN, chiSquareScore, homogeneityScore } from '../src/index.js';

/** What standard normal scores have: odds of 1 in 741 beyond 3. Wilson and Hilferty's differ by a few hundredths. */
const CLOSE = 0.03;

describe('chiSquareScore', () => {
  // Quantiles of chi-square from its tables, and the standard normal's of the same odds.
  test.each([
    [10, 29.588, 3.0902],
    [10, 18.307, 1.6449],
    [10, 9.342, 0],
    [100, 149.449, 3.0902],
    [100, 77.929, -1.6449],
  ])('with %i degrees of freedom a statistic of %d scores %d', (freedom, statistic, score) => {
    // One of two cells next to each other has too many and the other too few by the same.
    const expected = Array.from({ length: freedom + 1 }, () => 1e6);
    const excess = Math.sqrt((statistic / 2) * 1e6);
    const observed = expected.map((count, at) =>
      at === 0 ? count + excess : at === 1 ? count - excess : count,
    );
    expect(Math.abs(chiSquareScore(observed, expected) - score)).toBeLessThan(CLOSE);
  });

  test('pools cells that expect less than five', () => {
    const expected = [100, 100, ...Array.from({ length: 25 }, () => 4)];
    const rare = (each: number): ReadonlyArray<number> => Array.from({ length: 25 }, () => each);
    expect(chiSquareScore([100, 100, 100, ...rare(0).slice(1)], expected)).toBe(
      chiSquareScore([100, 100, ...rare(4)], expected),
    );
    expect(chiSquareScore([300, 0, ...rare(0)], expected)).toBeGreaterThan(BROKEN);
  });

  test('says nothing where there is nothing to compare', () => {
    expect(chiSquareScore([7], [7])).toBe(0);
    expect(chiSquareScore([1, 2], [1, 2])).toBe(0);
  });
});

describe('homogeneityScore', () => {
  test('of rows in the same proportions is as small as can be', () => {
    // A statistic of none with two degrees of freedom.
    expect(homogeneityScore([10, 20, 30], [20, 40, 60])).toBeCloseTo(-8 / 3, 12);
  });

  test('equals that of the plain two by two table', () => {
    // 40 of 100 against 60 of 100: chi-square 8 with one degree of freedom.
    const spread = 2 / 9;
    expect(homogeneityScore([40, 60], [60, 40])).toBeCloseTo((2 - (1 - spread)) / Math.sqrt(spread), 12);
  });

  test('pools rare cells, so that many small differences count', () => {
    const rare = Array.from({ length: 60 }, () => 3);
    const none = rare.map(() => 0);
    expect(homogeneityScore([500, ...rare], [680, ...none])).toBeGreaterThan(BROKEN);
    expect(homogeneityScore([], [])).toBe(0);
  });
});
