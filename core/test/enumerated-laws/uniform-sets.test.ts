import { describe, it } from 'vitest';
import { axes, random, spaceTime, tube, unwrap } from '../../src/index.js';
import { expectLaw } from './expect-law.js';
import { chain, type Law, map, uniform } from './law.js';
import { allOf, type PatchBits, patchesOf, rolesOf, setOf, subsets } from './patch-bits.js';

/** A target, and all other patches as context. */
const masked = (law: Law<PatchBits>, patches: number): Law<string> =>
  map(law, (target) => rolesOf(allOf(patches) & ~target, target, patches));

/** So many of some patches, every subset as likely. */
const anyOf = (patches: number, count: number): Law<PatchBits> => uniform(subsets(allOf(patches), count));

describe('every subset is as likely', () => {
  it.each([
    ['few of them', 2],
    ['half of them', 3],
    ['most of them', 5],
  ])('of patches: %s', (_, count) => {
    const plan = random.plan({ inputSize: [2, 3], patchSize: 1, maskRatio: count / 6, rounding: 'nearest' });
    expectLaw(unwrap(plan), masked(anyOf(6, count), 6));
  });

  it('of units', () => {
    const plan = random.plan({ inputSize: [4, 6], patchSize: 1, maskRatio: 0.5, unit: [2, 3] });
    const units = map(anyOf(4, 2), (set) =>
      setOf(
        patchesOf(allOf(24)).filter(
          (patch) => (set >> (2 * Math.floor(patch / 12) + Math.floor((patch % 6) / 3))) & 1,
        ),
      ),
    );
    expectLaw(unwrap(plan), masked(units, 24));
  });

  it('of the patches of a clip, whatever their frames', () => {
    const plan = spaceTime.plan({
      inputSize: [1, 2],
      patchSize: 1,
      numFrames: 6,
      tubeletSize: 2,
      maskRatio: 0.5,
    });
    expectLaw(unwrap(plan), masked(anyOf(6, 3), 6));
  });

  it('of the patches of a frame, the same at every step', () => {
    const plan = tube.plan({
      inputSize: [2, 2],
      patchSize: 1,
      numFrames: 3,
      tubeletSize: 1,
      maskRatio: 0.5,
    });
    const tubes = map(anyOf(4, 2), (set) => set | (set << 4) | (set << 8));
    expectLaw(unwrap(plan), masked(tubes, 12));
  });

  it.each([
    ['few of both', 1, 2],
    ['many of both', 2, 4],
    ['all rows', 3, 3],
  ])('of rows and of columns: %s', (_, rows, columns) => {
    const plan = axes.plan({ inputSize: [3, 5], patchSize: 1, keepRows: rows / 3, keepColumns: columns / 5 });
    const law = chain(anyOf(3, rows), (keptRows) =>
      map(anyOf(5, columns), (keptColumns) => {
        const isKept = (patch: number) =>
          (keptRows >> Math.floor(patch / 5)) & 1 && (keptColumns >> (patch % 5)) & 1;
        return allOf(15) & ~setOf(patchesOf(allOf(15)).filter(isKept));
      }),
    );
    expectLaw(unwrap(plan), masked(law, 15));
  });
});
