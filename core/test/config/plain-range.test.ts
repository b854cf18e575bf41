import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainRange, roundedOut } from '../../src/config/plain-range.js';

describe('a number rounded outward', () => {
  test.each([
    [0.04999999999995, false, 0.0499],
    [0.25000000000025, true, 0.251],
    [0.25, true, 0.25],
    [30 / 196, true, 0.154],
    [6.875, true, 6.9],
    [0.998, true, 1],
    [1024, false, 1020],
    [1 / 65_536, false, 0.0000152],
  ])('%d (up: %s) is %d', (value, isUp, rounded) => {
    expect(roundedOut(value, isUp)).toBe(rounded);
  });

  test('has at most three digits, is at most 1 % off, and lies on its side', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), fc.boolean(), (value, isUp) => {
        const rounded = roundedOut(value, isUp);
        expect(isUp ? rounded >= value : rounded <= value).toBe(true);
        expect(Math.abs(rounded - value)).toBeLessThanOrEqual(0.01 * value);
        expect(Number(rounded.toPrecision(3))).toBe(rounded);
      }),
    );
  });
});

describe('a widened range', () => {
  test('keeps an end that a person wrote and did not have to move', () => {
    expect(plainRange([0.1234, 0.2], [0.1234, 0.2345])).toEqual([0.1234, 0.235]);
    expect(plainRange([0.1234, 0.2], [0.1111, 0.2])).toEqual([0.11, 0.2]);
    expect(plainRange([4 / 3, 8 / 3], [4 / 3, 8 / 3])).toEqual([1.33, 2.67]);
  });
});
