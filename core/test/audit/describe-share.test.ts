import { expect, test } from 'vitest';
import { describeShare } from '../../src/audit/index.js';

test.each([
  [0, 10_000, '0.0 %'],
  [1, 10_000, '< 0.1 %'],
  [4, 10_000, '< 0.1 %'],
  [6, 10_000, '0.1 %'],
  [5_000, 10_000, '50.0 %'],
  [9_999, 10_000, '> 99.9 %'],
  [10_000, 10_000, '100.0 %'],
])('%i of %i is %s', (part, whole, said) => {
  expect(describeShare(part, whole)).toBe(said);
});
