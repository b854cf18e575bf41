import { describe, it } from 'vitest';
import { inverseBlock, unwrap } from '../../src/index.js';
import { expectLaw } from './expect-law.js';
import { certain, chain, map, uniform } from './law.js';
import { allOf, rolesOf, subsets } from './patch-bits.js';
import { aspectRatios, type Sides, unionLaw } from './unions-of-blocks.js';

/** A block of an area: the shorter side rounded, the longer one rounded up; what is larger than the grid is left out. */
const sidesLaw = (area: number, range: readonly [number, number], [rows, columns]: Sides) =>
  uniform(
    aspectRatios(range)
      .map((ratio): Sides => {
        const shorter = Math.max(1, Math.round(Math.sqrt(area * Math.min(ratio, 1 / ratio))));
        const longer = Math.ceil(area / shorter);
        return ratio < 1 ? [longer, shorter] : [shorter, longer];
      })
      .filter(([height, width]) => height <= rows && width <= columns),
  );

describe('inverse block masks have the enumerated law', () => {
  it.each([
    ['one block in the grid', [3, 3], 5, 1, [0.5, 2], false, 4],
    ['one block round the edges', [3, 3], 5, 1, [0.5, 2], true, 4],
    ['shapes of which some don’t fit', [3, 4], 5, 1, [0.15, 6], false, 7],
    ['a long grid', [2, 6], 7, 1, [1, 4], true, 5],
    ['two blocks in the grid', [3, 3], 4, 2, [0.5, 2], false, 5],
    ['two blocks round the edges', [3, 3], 5, 2, [0.4, 3], true, 4],
    ['three blocks', [2, 4], 6, 3, [0.5, 2], false, 2],
    ['a share of the rest predicted', [3, 3], 5, 1, [0.5, 2], false, 2],
    ['a share of the rest predicted beside two blocks', [3, 3], 4, 2, [0.5, 2], true, 1],
  ] as const)('%s', (_, grid, kept, blocks, aspectRatioRange, wrap, predicted) => {
    const patches = grid[0] * grid[1];
    const plan = unwrap(
      inverseBlock.plan({
        inputSize: grid,
        patchSize: 1,
        keepRatio: kept / patches,
        predictRatio: predicted / (patches - kept),
        rounding: 'nearest',
        blocks,
        aspectRatioRange,
        wrap,
      }),
    );
    const sides = sidesLaw(Math.ceil(kept / blocks), aspectRatioRange, grid);
    const contexts = unionLaw(grid, kept, wrap, () => sides);
    const law = chain(contexts, (context) =>
      map(uniform(subsets(allOf(patches) & ~context, predicted)), (target) =>
        rolesOf(context, target, patches),
      ),
    );
    expectLaw(plan, law);
  });

  it.each([
    ['more than one in the grid', [3, 4], 6, 2, false],
    ['more than one round the edges', [3, 3], 6, 2, true],
    ['one that is cut', [3, 3], 3, 2, true],
    ['single patches', [2, 3], 3, 1, false],
  ] as const)('of squares: %s', (_, grid, kept, blockSide, wrap) => {
    const patches = grid[0] * grid[1];
    const config = { inputSize: grid, patchSize: 1, keepRatio: kept / patches, blockSide, wrap } as const;
    const contexts = unionLaw(grid, kept, wrap, () => certain<Sides>([blockSide, blockSide]));
    expectLaw(
      unwrap(inverseBlock.plan({ ...config, rounding: 'nearest' })),
      map(contexts, (context) => rolesOf(context, allOf(patches) & ~context, patches)),
    );
  });
});
