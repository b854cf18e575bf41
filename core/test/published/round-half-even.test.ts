import { expect, it } from 'vitest';
import { roundHalfEven } from '../../src/published/round-half-even.js';

it("rounds halves to the even neighbour, as Python's round does", () => {
  const halves = [0.5, 1.5, 2.5, 3.5, 4.5, 1000000.5];
  expect(halves.map(roundHalfEven)).toEqual([0, 2, 2, 4, 4, 1000000]);
});

it('rounds everything else to the nearest integer, just below a half too', () => {
  const values = [0, 0.49999999999999994, 0.5000000000000001, 2.4999999999999996, 7, 1e15 + 0.25];
  expect(values.map(roundHalfEven)).toEqual([0, 0, 1, 2, 7, 1e15]);
});
