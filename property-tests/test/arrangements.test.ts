import { multiBlock, unwrap } from '@jepa-masks/core';
import { inRanges } from '@jepa-masks/core/blocks';
import { describe, expect, test } from 'vitest';

interface Placed {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** Every placement of every shape of a default plan's lattice. */
const placements = (side: number): ReadonlyArray<Placed> => {
  const { ranges, grid } = unwrap(multiBlock.plan({ inputSize: side * 16 })).parts[0];
  const found: Array<Placed> = [];
  for (let height = 1; height <= side; height++) {
    for (let width = 1; width <= side; width++) {
      if (!inRanges(grid, { height, width }, ranges.targetScale, ranges.targetAspectRatio)) continue;
      for (let top = 0; top + height <= side; top++) {
        for (let left = 0; left + width <= side; left++) {
          found.push({ top, left, bottom: top + height, right: left + width });
        }
      }
    }
  }
  return found;
};

/** How many sets of two, three and four placements share no patch. */
const countDisjoint = (all: ReadonlyArray<Placed>): readonly [number, number, number] => {
  const later = all.map((a, i) =>
    [...all.keys()].filter((j) => {
      const b = all[j]!;
      return j > i && (a.bottom <= b.top || b.bottom <= a.top || a.right <= b.left || b.right <= a.left);
    }),
  );
  const apart = later.map((list) => new Set(list));
  let [pairs, triples, quadruples] = [0, 0, 0];
  for (const [i, list] of later.entries()) {
    pairs += list.length;
    for (const j of list) {
      const third = later[j]!.filter((k) => apart[i]!.has(k));
      triples += third.length;
      for (const k of third) for (const l of third) if (l > k && apart[k]!.has(l)) quadruples++;
    }
  }
  return [pairs, triples, quadruples];
};

describe('disjoint targets at the default ranges', () => {
  test.each([
    [8, 60, 672, 1_752, 866],
    [12, 127, 2_914, 12_981, 12_546],
    [14, 341, 20_200, 278_720, 841_401],
  ])('%i × %i: %i placements, %i pairs, %i triples, %i quadruples', (side, blocks, ...expected) => {
    const all = placements(side);
    expect(all).toHaveLength(blocks);
    expect(countDisjoint(all)).toEqual(expected);
  });
});
