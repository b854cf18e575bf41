import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import { expect, test } from 'vitest';
import { left, right } from '../../src/config/index.js';
import { isLeft, isRight, multiBlock } from '../../src/index.js';

test('Either is that of fp-ts: the same values, the same answers', () => {
  fc.assert(
    fc.property(fc.anything(), (value) => {
      expect(left(value)).toStrictEqual(E.left(value));
      expect(right(value)).toStrictEqual(E.right(value));
      for (const either of [E.left(value), E.right(value)]) {
        expect(isLeft(either)).toBe(E.isLeft(either));
        expect(isRight(either)).toBe(E.isRight(either));
      }
    }),
  );
});

test('plans go through fp-ts as any Either does', () => {
  const patches = (patchSize: number): number =>
    pipe(
      multiBlock.plan({ patchSize }),
      E.map(({ parts }) => parts[0].grid.patches),
      E.getOrElse((errors) => -errors.length),
    );
  expect(patches(16)).toBe(196);
  expect(patches(17)).toBe(-1);
});
