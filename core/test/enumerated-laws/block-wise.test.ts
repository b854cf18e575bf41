import { describe, it } from 'vitest';
import { blockWise, unwrap } from '../../src/index.js';
import { expectLaw } from './expect-law.js';
import { chain, type Law, map, uniform } from './law.js';
import { allOf, rolesOf } from './patch-bits.js';
import { aspectRatios, type Sides, unionLaw } from './unions-of-blocks.js';

/** A block of an area from the least to what is wanting: its sides rounded and cut to the grid, then widened to the least area. */
const sidesLaw = (
  room: number,
  leastArea: number,
  range: readonly [number, number],
  [rows, columns]: Sides,
): Law<Sides> => {
  const areas = Array.from({ length: Math.max(1, room - leastArea + 1) }, (_, more) => leastArea + more);
  return chain(uniform(areas), (area) =>
    uniform(
      aspectRatios(range).map((ratio): Sides => {
        const height = Math.min(rows, Math.max(1, Math.round(Math.sqrt(area / ratio))));
        const width = Math.min(columns, Math.max(1, Math.round(Math.sqrt(area * ratio))));
        if (height * width >= leastArea) return [height, width];
        const wider = Math.min(columns, Math.ceil(leastArea / height));
        return [Math.max(height, Math.ceil(leastArea / wider)), wider];
      }),
    ),
  );
};

describe('block-wise masks have the enumerated law', () => {
  it.each([
    ['a row', [1, 3], 2, 1, [0.5, 2]],
    ['blocks of any area', [2, 3], 4, 1, [0.3, 3.3]],
    ['blocks of an area of three at least', [3, 3], 5, 3, [0.3, 3.3]],
    ['blocks that are widened, and heightened', [4, 2], 6, 5, [0.3, 3.3]],
    ['a least area that is more than what is masked', [3, 3], 2, 9, [0.5, 2]],
    ['all but one patch', [2, 3], 5, 2, [0.5, 2]],
  ] as const)('%s', (_, grid, masked, minBlockPatches, aspectRatioRange) => {
    const patches = grid[0] * grid[1];
    const plan = unwrap(
      blockWise.plan({
        inputSize: grid,
        patchSize: 1,
        maskRatio: masked / patches,
        rounding: 'nearest',
        minBlockPatches,
        aspectRatioRange,
      }),
    );
    const least = Math.min(minBlockPatches, masked);
    const targets = unionLaw(grid, masked, false, (room) => sidesLaw(room, least, aspectRatioRange, grid));
    expectLaw(
      plan,
      map(targets, (target) => rolesOf(allOf(patches) & ~target, target, patches)),
    );
  });
});
