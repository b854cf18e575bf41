import { describe, expect, test } from 'vitest';
import { checkLengths } from '../../src/geometry/fixed-lengths.js';
import { checkMasked } from '../../src/geometry/masked.js';
import { type ListLengths, unwrap } from '../../src/index.js';

const flat = { count: 0, parts: [{ name: '' }] } as const;
const levels = { count: 0, parts: [{ name: 'level_0' }, { name: 'level_1' }] } as const;

describe('fixed lengths', () => {
  test('fill up with −1, and move nothing, unless told otherwise', () => {
    expect(unwrap(checkLengths(flat, { context: 3, targets: 0 }))).toEqual([
      { context: 3, targets: 0, pad: -1, offset: 0 },
    ]);
    const most = { context: 65_536, targets: 65_536, pad: 131_072, offset: 65_536 };
    expect(unwrap(checkLengths(flat, most))).toEqual([most]);
  });

  test('are those of every level, or each level has its own', () => {
    const [one, other] = [
      { context: 3, targets: 4, pad: 0, offset: 1 },
      { context: 5, targets: 6, pad: -1, offset: 0 },
    ];
    expect(unwrap(checkLengths(levels, one))).toEqual([one, one]);
    expect(unwrap(checkLengths(levels, { level_0: one, level_1: other }))).toEqual([one, other]);
  });

  const lengths = 'a whole number from 0 to 65536';
  test.each<[string, unknown, unknown, string, string]>([
    ['context', { context: -1, targets: 1 }, -1, 'out_of_range', lengths],
    ['context', { context: 1.5, targets: 1 }, 1.5, 'out_of_range', lengths],
    ['targets', { context: 1, targets: 65_537 }, 65_537, 'out_of_range', lengths],
    ['pad', { context: 1, targets: 1, pad: -2 }, -2, 'out_of_range', 'a whole number from -1 to 131072'],
    ['offset', { context: 1, targets: 1, offset: -1 }, -1, 'out_of_range', lengths],
    ['targets', { context: 1, targets: Number.NaN }, Number.NaN, 'wrong_type', lengths],
    ['pad', { context: 1, targets: 1, pad: '0' }, '0', 'wrong_type', 'a whole number from -1 to 131072'],
    ['lengths', undefined, undefined, 'wrong_type', 'lengths such as { context: 24, targets: 30 }'],
    ['lengths', 64, 64, 'wrong_type', 'lengths such as { context: 24, targets: 30 }'],
  ])('are refused by the name of %s: %j', (name, given, value, code, accepted) => {
    expect(checkLengths(flat, given as ListLengths<''>)).toMatchObject({
      _tag: 'Left',
      left: [
        { code, path: [name], given: value, accepted, message: expect.stringContaining(`give ${accepted}`) },
      ],
    });
  });

  test('are refused for all that is wrong at once', () => {
    expect(checkLengths(flat, { context: -1, targets: -1, pad: -9, offset: -1 })).toMatchObject({
      left: [{ path: ['context'] }, { path: ['targets'] }, { path: ['pad'] }, { path: ['offset'] }],
    });
  });

  test('of levels are refused by the level’s name', () => {
    const given = { level_0: { context: 1, targets: -1 } } as ListLengths<'level_0' | 'level_1'>;
    expect(checkLengths(levels, given)).toMatchObject({
      left: [{ path: ['level_0', 'targets'] }, { path: ['level_1'], given: undefined }],
    });
  });

  test('of levels are none for a flat geometry', () => {
    const given = { level_0: { context: 1, targets: 1 } } as never;
    expect(checkLengths(flat, given)).toMatchObject({ left: [{ path: ['context'] }, { path: ['targets'] }] });
  });
});

describe('what is masked', () => {
  test('is the targets unless told otherwise', () => {
    expect([undefined, 'targets', 'unseen'].map((word) => unwrap(checkMasked(word as never)))).toEqual([
      'targets',
      'targets',
      'unseen',
    ]);
  });

  test.each(['context', '', null, 1])('is refused as %j', (word) => {
    expect(checkMasked(word as never)).toMatchObject({
      left: [{ code: 'wrong_type', path: ['masked'], given: word, accepted: "'targets' or 'unseen'" }],
    });
  });
});
