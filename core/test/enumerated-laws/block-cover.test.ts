import { describe, expect, it } from 'vitest';
import { blockCover, unwrap } from '../../src/index.js';
import { expectLaw } from './expect-law.js';
import { certain, chain, type Law, map, uniform } from './law.js';
import { allOf, type PatchBits, rolesOf, sizeOf, subsets } from './patch-bits.js';
import { bitsOf, placesOf, type Sides } from './unions-of-blocks.js';

/** Squares one over another, then a surplus taken out or a deficit filled in, each subset as likely. */
const coverLaw = (grid: Sides, side: number, squares: number, covered: number, wraps: boolean) => {
  const all = allOf(grid[0] * grid[1]);
  let law: Law<PatchBits> = certain(0);
  for (let square = 0; square < squares; square++) {
    law = chain(law, (set) => map(placesOf(grid, [side, side], wraps), (block) => set | bitsOf(block)));
  }
  return chain(law, (set) => {
    const surplus = sizeOf(set) - covered;
    return surplus > 0
      ? uniform(subsets(set, surplus).map((taken) => set & ~taken))
      : uniform(subsets(all & ~set, -surplus).map((filled) => set | filled));
  });
};

describe('masks of squares have the enumerated law', () => {
  // Two squares of 2 × 2 on 3 × 3 cover 4, 6 or 7 patches.
  it.each([
    ['masked, too few and too many, in the grid', [3, 3], 2, 2, 5, { wrap: false, inverse: false }],
    ['masked, too few and too many, round the edges', [3, 3], 2, 2, 6, { wrap: true, inverse: false }],
    ['kept, in the grid', [3, 3], 2, 2, 5, { wrap: false, inverse: true }],
    ['kept, round the edges', [3, 4], 2, 2, 5, { wrap: true, inverse: true }],
    ['three of them, always too many', [2, 5], 2, 3, 3, { wrap: true, inverse: false }],
    ['one that is the whole grid', [2, 2], 2, 1, 3, { wrap: true, inverse: false }],
    ['of one patch', [2, 3], 1, 3, 3, { wrap: false, inverse: true }],
  ] as const)('%s', (_, grid, side, squares, covered, { wrap, inverse }) => {
    const patches = grid[0] * grid[1];
    const masked = inverse ? patches - covered : covered;
    const plan = unwrap(
      blockCover.plan({
        inputSize: grid,
        patchSize: 1,
        maskRatio: masked / patches,
        rounding: 'nearest',
        side,
        extraCover: Math.max(0, (squares * side * side - covered) / patches),
        inverse,
        wrap,
      }),
    );
    expect(plan.parts[0].squares).toBe(squares);
    const law = map(coverLaw(grid, side, squares, covered, wrap), (set) => {
      const rest = allOf(patches) & ~set;
      return inverse ? rolesOf(set, rest, patches) : rolesOf(rest, set, patches);
    });
    expectLaw(plan, law);
  });

  it('in several masks of a sample, drawn apart from each other', () => {
    const plan = unwrap(
      blockCover.plan({
        inputSize: [2, 3],
        patchSize: 1,
        maskRatio: 0.5,
        side: 2,
        inverse: false,
        extraCover: 0.2,
        masks: 2,
        wrap: false,
      }),
    );
    const one = map(coverLaw([2, 3], 2, 1, 3, false), (set) => rolesOf(63 & ~set, set, 6));
    expectLaw(
      plan,
      chain(one, (first) => map(one, (second) => `${first} ${second}`)),
    );
  });
});
