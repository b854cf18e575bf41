import { describe, expect, test } from 'vitest';
import { checkLengths } from '../src/fixed-lengths.js';
import { unwrap } from '../src/index.js';

describe('fixed lengths', () => {
  test('fill up with −1 unless told otherwise', () => {
    expect(unwrap(checkLengths({ context: 3, targets: 0 }))).toEqual({ context: 3, targets: 0, pad: -1 });
    expect(unwrap(checkLengths({ context: 65_536, targets: 65_536, pad: 65_536 })).pad).toBe(65_536);
  });

  test.each([
    ['context', { context: -1, targets: 1 }, -1, 'out_of_range', 'a whole number from 0 to 65536'],
    ['context', { context: 1.5, targets: 1 }, 1.5, 'out_of_range', 'a whole number from 0 to 65536'],
    ['targets', { context: 1, targets: 65_537 }, 65_537, 'out_of_range', 'a whole number from 0 to 65536'],
    ['pad', { context: 1, targets: 1, pad: -2 }, -2, 'out_of_range', 'a whole number from -1 to 65536'],
    [
      'targets',
      { context: 1, targets: Number.NaN },
      Number.NaN,
      'wrong_type',
      'a whole number from 0 to 65536',
    ],
    ['pad', { context: 1, targets: 1, pad: '0' }, '0', 'wrong_type', 'a whole number from -1 to 65536'],
  ])('are refused by the name of %s: %j', (name, lengths, given, code, accepted) => {
    expect(checkLengths(lengths as Parameters<typeof checkLengths>[0])).toMatchObject({
      _tag: 'Left',
      left: [{ code, path: [name], given, accepted, message: expect.stringContaining(`give ${accepted}`) }],
    });
  });

  test('are refused for all that is wrong at once', () => {
    expect(checkLengths({ context: -1, targets: -1, pad: -9 })).toMatchObject({
      left: [{ path: ['context'] }, { path: ['targets'] }, { path: ['pad'] }],
    });
  });
});
