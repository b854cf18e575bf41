import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attentionScores } from '../../src/adaptive/index.js';

const sides = fc.record({
  count: fc.integer({ min: 0, max: 3 }).map((count) => count + 1),
  heads: fc.integer({ min: 1, max: 4 }),
  patches: fc.integer({ min: 1, max: 6 }),
  prefix: fc.integer({ min: 0, max: 3 }),
});

describe('scores of attention', () => {
  test('are what one token gives to each patch, the mean of the heads', () => {
    fc.assert(
      fc.property(sides, fc.nat(), ({ count, heads, patches, prefix }, which) => {
        const tokens = patches + prefix;
        const token = which % tokens;
        const weight = (sample: number, head: number, from: number, to: number): number =>
          sample * 64 + head * 8 + from / 8 + to / 64;
        const each = (length: number) => Array.from({ length }, (_, at) => at);
        const attention = each(count).flatMap((sample) =>
          each(heads).flatMap((head) =>
            each(tokens).flatMap((from) => each(tokens).map((to) => weight(sample, head, from, to))),
          ),
        );
        const expected = each(count).flatMap((sample) =>
          each(patches).map((patch) =>
            Math.fround(
              each(heads).reduce((sum, head) => sum + weight(sample, head, token, prefix + patch), 0) / heads,
            ),
          ),
        );
        const found = attentionScores(attention, [count, heads, tokens, tokens], { prefix, token });
        expect([...found]).toEqual(expected);
      }),
    );
  });

  test.each<[string, ArrayLike<number>, ReadonlyArray<number>, object, string]>([
    ['another shape', [1], [1, 1, 1], {}, 'shape: is [1, 1, 1]; give the shape of attention, [B, heads'],
    ['rows of other lengths', new Float32Array(6), [1, 1, 2, 3], {}, 'shape: is [1, 1, 2, 3]; give'],
    [
      'other numbers',
      new Float32Array(5),
      [1, 1, 3, 3],
      {},
      'attention: has 5 numbers; give 1 × 1 × 3 × 3 = 9 numbers',
    ],
    [
      'no patches',
      new Float32Array(4),
      [1, 1, 2, 2],
      { prefix: 2 },
      'prefix: is 2; give a whole number from 0 to 1',
    ],
    [
      'a number that is none',
      Float32Array.of(0, 1, 0, 0, 0, Number.NaN, 0, 0),
      [1, 2, 2, 2],
      {},
      'attention[5]: is NaN, of patch 0 in head 1 of sample 0; give finite numbers',
    ],
    [
      'options that are none',
      new Float32Array(4),
      [1, 1, 2, 2],
      null as never,
      'is null; give options such as',
    ],
    ['no such token', new Float32Array(4), [1, 1, 2, 2], { token: 2 }, 'token: is 2; give a whole number'],
  ])('are refused of %s', (_, attention, shape, options, message) => {
    expect(() => attentionScores(attention, shape, options)).toThrow(message);
  });
});
