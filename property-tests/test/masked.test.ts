import type { Geometry, MaskedPatches, Part, Tensor } from '@jepa-masks/core';
import { gridOfSample, ofPart } from '@jepa-masks/core/geometry';
import { cpu } from '@jepa-masks/cpu';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { geometries } from '../src/index.js';
import { masksOf } from '../src/patches.js';

/** Whether a patch is not said to be absent. */
const isThere = (part: Part, sample: number, patch: number): boolean => {
  if (part.masks === 'boxes' || part.present === undefined) return true;
  const one = { ...part, words: part.present, contexts: 1, targets: 0 };
  return masksOf(one, sample).contexts[0]!.has(patch);
};

/** For each place of each sample whether its patch, which padding is not, is masked: from the definition. */
const flagsOf = (part: Part, which: MaskedPatches): ReadonlyArray<number> =>
  Array.from({ length: part.count }, (_, sample) => {
    const { contexts, targets } = masksOf(part, sample);
    const { patches } = gridOfSample(part, sample);
    return Array.from({ length: part.grid.patches }, (__, patch) => {
      if (which === 'targets') return Number(targets.some((set) => set.has(patch)));
      return Number(
        patch < patches && isThere(part, sample, patch) && !contexts.some((set) => set.has(patch)),
      );
    });
  }).flat();

describe('masked patches', () => {
  test('are those of any target, or those that no context has', () => {
    fc.assert(
      fc.property(geometries(16), (geometry) => {
        const [byDefault, targets, unseen] = ([undefined, 'targets', 'unseen'] as const).map((which) =>
          cpu.masked(geometry, which),
        );
        geometry.parts.forEach((part, index) => {
          const own = (made: typeof targets): Tensor<Uint8Array> =>
            ofPart<string, Tensor<Uint8Array>>(geometry.parts, made!, index);
          const predicted = own(targets);
          expect(predicted.shape).toEqual([geometry.count, part.grid.patches]);
          expect([...predicted.data]).toEqual(flagsOf(part, 'targets'));
          expect(own(byDefault)).toEqual(predicted);
          const hidden = own(unseen);
          expect(hidden.shape).toEqual(predicted.shape);
          expect([...hidden.data]).toEqual(flagsOf(part, 'unseen'));
        });
      }),
      { numRuns: 150 },
    );
  });

  test('are refused by another word', () => {
    const attempt = (): unknown => cpu.masked({} as Geometry<''>, 'context' as never);
    expect(attempt).toThrow(`masked: is "context"; give 'targets' or 'unseen'`);
  });
});
