import { chiSquareScore } from '@jepa-masks/property-tests';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PatchDraw } from '../../src/patches/patch-draw.js';
import { streamOf } from './stream-of.js';

/** Patches as a set of bits. */
const bitsOf = (patches: ReadonlyArray<number>, length: number): Uint32Array => {
  const words = new Uint32Array(length);
  for (const patch of patches) words[patch >>> 5]! |= 0x80000000 >>> (patch & 31);
  return words;
};

const patchesOf = (words: Uint32Array): ReadonlyArray<number> =>
  Array.from({ length: words.length * 32 }, (_, patch) => patch).filter(
    (patch) => (words[patch >>> 5]! & (0x80000000 >>> (patch & 31))) !== 0,
  );

const situation = fc.integer({ min: 1, max: 100 }).chain((patches) =>
  fc.record({
    patches: fc.constant(patches),
    roles: fc.array(fc.constantFrom<0 | 1 | 2>(0, 1, 2), { minLength: patches, maxLength: patches }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    seed: fc.integer(),
  }),
);

describe('patches drawn from a set', () => {
  it('are as many as asked for, leave one set for the other, and touch nothing else', () => {
    fc.assert(
      fc.property(situation, fc.boolean(), ({ patches, roles, share, seed }, isKept) => {
        const length = (patches + 31) >>> 5;
        const of = (role: number) => roles.flatMap((one, patch) => (one === role ? [patch] : []));
        const [from, to] = [of(0), of(1)];
        const count = Math.round(share * from.length);
        const words = Uint32Array.from([...bitsOf(from, length), ...bitsOf(to, length), 0x1234]);
        new PatchDraw(patches).move(words, 0, isKept ? length : -1, count, streamOf(seed));
        const left = patchesOf(words.subarray(0, length));
        const gained = patchesOf(words.subarray(length, 2 * length));
        expect(left.length).toBe(from.length - count);
        expect(left.every((patch) => from.includes(patch))).toBe(true);
        const gone = from.filter((patch) => !left.includes(patch));
        expect(gained).toEqual(isKept ? [...to, ...gone].sort((a, b) => a - b) : to);
        expect(words[2 * length]).toBe(0x1234);
      }),
    );
  });

  it.each([2, 4])('are any subset of %i of six as often as any other', (count) => {
    const draws = 30_000;
    const draw = new PatchDraw(64);
    const stream = streamOf(1);
    const found = new Map<string, number>();
    for (let one = 0; one < draws; one++) {
      const words = bitsOf([0, 7, 31, 32, 40, 63], 2);
      draw.move(words, 0, -1, count, stream);
      const left = patchesOf(words).join(' ');
      found.set(left, (found.get(left) ?? 0) + 1);
    }
    expect(found.size).toBe(15);
    expect(
      Math.abs(
        chiSquareScore(
          [...found.values()],
          Array.from({ length: 15 }, () => draws / 15),
        ),
      ),
    ).toBeLessThan(4);
  });
});
