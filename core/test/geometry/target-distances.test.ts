import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cpu } from '../../../backends/cpu/src/index.js';
import { targetDistances } from '../../src/geometry/index.js';
import {
  type Grid,
  geometryOf,
  gridOf,
  joinGrids,
  multiBlock,
  sampleWithin,
  unwrap,
} from '../../src/index.js';
import { boxParts } from './box-parts.js';

/** Where a patch lies: time step, row, column. */
const placeOf = (patch: number, { rows, columns }: Grid): readonly [number, number, number] => [
  Math.floor(patch / (rows * columns)),
  Math.floor(patch / columns) % rows,
  patch % columns,
];

/** From the definition: all pairs. */
const byPairs = (
  context: ReadonlyArray<number>,
  targets: ReadonlyArray<number>,
  grid: Grid,
): ReadonlyArray<number> =>
  Array.from({ length: grid.patches }, (_, patch) => {
    if (!context.includes(patch)) return 0;
    if (targets.length === 0) return -1;
    const from = placeOf(patch, grid);
    return Math.min(
      ...targets.map((target) =>
        placeOf(target, grid).reduce((sum, at, axis) => sum + (at - from[axis]!) ** 2, 0),
      ),
    );
  });

describe('distances to the nearest target', () => {
  test('are the least of all pairs, of boxes on rows, images and videos', () => {
    fc.assert(
      fc.property(boxParts, (part) => {
        const geometry = { count: part.count, parts: [{ ...part, name: '' as const }] as const };
        const { context, targets } = cpu.booleans(geometry);
        const { patches } = part.grid;
        const listed = (data: Uint8Array, mask: number): ReadonlyArray<number> =>
          [...data.subarray(mask * patches, (mask + 1) * patches).keys()].filter(
            (patch) => data[mask * patches + patch] === 1,
          );
        const expected = Array.from({ length: part.count * part.contexts }, (_, mask) => {
          const sample = Math.floor(mask / part.contexts);
          const union = Array.from({ length: part.targets }, (__, target) =>
            listed(targets.data, sample * part.targets + target),
          ).flat();
          return byPairs(listed(context.data, mask), union, part.grid);
        });
        expect([...targetDistances(part)]).toEqual(expected.flat());
      }),
      { numRuns: 300 },
    );
  });

  test('of a context around a target weigh as V-JEPA 2.1 has it', () => {
    const grid = gridOf({ rows: 3, columns: 4 });
    const targets = [[5]];
    const context = [...Array(12).keys()].filter((patch) => patch !== 5);
    const { data, shape } = cpu.targetDistance(unwrap(geometryOf({ grid, samples: [{ context, targets }] })));
    expect(shape).toEqual([1, 12]);
    expect([...data]).toEqual([2, 1, 2, 5, 1, 0, 1, 4, 2, 1, 2, 5]);
    // √(Euclidean distance) of the farthest patch: √√5.
    expect(data[3]! ** 0.25).toBeCloseTo(Math.sqrt(Math.hypot(1, 2)), 12);
  });

  test('of samples with grids of their own are on those', () => {
    const plans = [gridOf({ rows: 2, columns: 5 }), gridOf({ rows: 5, columns: 2 })];
    const own = plans.map((grid) =>
      unwrap(geometryOf({ grid, samples: [{ context: [1, 2, 3, 4, 5, 6, 7, 8, 9], targets: [[0]] }] })),
    );
    const { data } = cpu.targetDistance(unwrap(joinGrids(own)));
    expect([...data]).toEqual([0, 1, 4, 9, 16, 1, 2, 5, 10, 17, 0, 1, 1, 2, 4, 5, 9, 10, 16, 17]);
  });

  test('of longer rows than 46,341 tokens are at most what 31 bits hold', () => {
    const grid = gridOf({ columns: 65_536 });
    const samples = [{ context: [46_340, 46_341, 65_535], targets: [[0]] }];
    const { data } = cpu.targetDistance(unwrap(geometryOf({ grid, samples })));
    expect([data[46_340], data[46_341], data[65_535]]).toEqual([46_340 ** 2, 2 ** 31 - 1, 2 ** 31 - 1]);
  });

  test('are −1 where nothing is to be predicted', () => {
    const plan = unwrap(multiBlock.plan({}));
    const present = new Uint8Array(196);
    present[3] = 1;
    const { data } = cpu.targetDistance(sampleWithin(plan, { seed: 1, count: 1, present }));
    expect([...data].indexOf(-1)).toBe(3);
    expect(data.filter((one) => one !== 0).length).toBe(1);
  });
});
