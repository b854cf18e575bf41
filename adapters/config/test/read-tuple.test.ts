import { describe, expect, test } from 'vitest';
import { readTuple } from '../src/index.js';

describe('a tuple', () => {
  test.each([
    ['(0.15, 0.2)', [0.15, 0.2]],
    ['(0.15, 0.2,)', [0.15, 0.2]],
    ['[0.15,0.2]', [0.15, 0.2]],
    ['0.15, 0.2', [0.15, 0.2]],
    ['224x112', [224, 112]],
    ['16', [16]],
    ['(0.15, 0.2]', undefined],
    ['((0.15, 0.2))', undefined],
    ['0.15,,0.2', undefined],
    ['a, b', undefined],
    ['', undefined],
    ['1e400', [Number.POSITIVE_INFINITY]],
  ])('is read from text: %j', (text, numbers) => {
    expect(readTuple(text)).toEqual(numbers);
  });
});
