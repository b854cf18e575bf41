import { describe, expect, test } from 'vitest';
import { thinned, thinningPhase } from '../../src/geometry/index.js';

const listOf = (length: number, patches: number, phase: number): ReadonlyArray<number> =>
  Array.from({ length }, (_, entry) => thinned(entry, length, patches, phase));

describe('a thinned list', () => {
  test('is the list itself where it is not too long, whatever the phase', () => {
    expect(listOf(4, 4, 3)).toEqual([0, 1, 2, 3]);
    expect(listOf(4, 2, 1)).toEqual([0, 1, 2, 3]);
  });

  test('lacks one patch or another, by its phase', () => {
    expect([0, 1, 2, 3].map((phase) => listOf(3, 4, phase))).toEqual([
      [0, 1, 2],
      [0, 1, 3],
      [0, 2, 3],
      [1, 2, 3],
    ]);
  });

  test('has one patch of many, each in turn', () => {
    expect([0, 1, 2].map((phase) => listOf(1, 3, phase))).toEqual([[0], [1], [2]]);
  });
});

describe('a phase', () => {
  test('is 0 for a list of one patch or none', () => {
    expect(thinningPhase(0xffffffff, 3, 1)).toBe(0);
    expect(thinningPhase(0xffffffff, 3, 0)).toBe(0);
  });

  test('of word 0 and mask 0 is the least, and there is one that is the greatest', () => {
    expect(thinningPhase(0, 0, 65_536)).toBe(0);
    // The finalizer, undone, of 2³² − 1.
    expect(thinningPhase(0x331da083, 0, 65_536)).toBe(65_535);
  });

  test('differs from mask to mask', () => {
    expect([0, 1, 2, 3, 4].map((mask) => thinningPhase(1, mask, 196))).toEqual([62, 115, 14, 115, 93]);
  });
});
