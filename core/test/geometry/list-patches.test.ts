import fc from 'fast-check';
import { expect, test } from 'vitest';
import { listPatches } from '../../src/geometry/list-patches.js';

test('patches of a set are listed in order, whatever stands beside it', () => {
  const word = fc.integer({ min: 0, max: 0xffffffff });
  const set = fc.uint32Array({ minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(set, word, word, (own, before, after) => {
      const listed = new Int32Array(own.length * 32);
      const size = listPatches(Uint32Array.of(before, ...own, after), 1, own.length, listed);
      const patches = [...own].flatMap((bits, at) =>
        [...bits.toString(2).padStart(32, '0')].flatMap((bit, patch) =>
          bit === '1' ? [32 * at + patch] : [],
        ),
      );
      expect([...listed.subarray(0, size)]).toEqual(patches);
    }),
  );
});
