import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { patchCounts, patchWords, wordOffset } from '../../src/geometry/index.js';
import { boxParts, setsOf } from './box-parts.js';

const bitsOf = (words: Uint32Array): string =>
  [...words].map((word) => word.toString(2).padStart(32, '0')).join('');

describe('the masks of boxes', () => {
  test('as bits are the patches that the definition gives, and nothing past the last', () => {
    fc.assert(
      fc.property(boxParts, (part) => {
        const words = patchWords(part);
        const length = Math.ceil(part.grid.patches / 32);
        const said = setsOf(part).flatMap(({ contexts, targets }) => [...contexts, ...targets]);
        expect(words.length).toBe(said.length * length);
        said.forEach((patches, mask) => {
          const bits = Array.from({ length: length * 32 }, (_, patch) => (patches.has(patch) ? '1' : '0'));
          expect(bitsOf(words.subarray(mask * length, (mask + 1) * length))).toBe(bits.join(''));
        });
      }),
      { numRuns: 300 },
    );
  });

  test('are counted as their sets have patches', () => {
    fc.assert(
      fc.property(boxParts, (part) => {
        const said = setsOf(part);
        expect(patchCounts(part)).toEqual({
          context: Int32Array.from(said.flatMap(({ contexts }) => contexts.map(({ size }) => size))),
          targets: Int32Array.from(said.flatMap(({ targets }) => targets.map(({ size }) => size))),
        });
      }),
      { numRuns: 200 },
    );
  });
});

describe('the masks of patches', () => {
  test('are their words themselves, counted alike', () => {
    fc.assert(
      fc.property(boxParts, (boxes) => {
        const { boxes: _, ...shape } = boxes;
        const words = patchWords(boxes);
        const part = { ...shape, masks: 'patches', boxesPerTarget: 0, words } as const;
        expect(patchWords(part)).toBe(words);
        expect(patchCounts(part)).toEqual(patchCounts(boxes));
        expect(wordOffset(part, part.count, 0)).toBe(words.length);
      }),
    );
  });
});
