import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { byLayout } from '../src/geometry/by-layout.js';
import { mapMasks } from '../src/geometry/map-masks.js';
import { patchCounts } from '../src/geometry/patch-counts.js';
import { blocksOf, type Geometry } from '../src/index.js';

const SIDE = 5;
const grid = { rows: SIDE, columns: SIDE, patches: SIDE * SIDE, patchSize: 1 };

const blocks = fc
  .tuple(
    fc.integer({ min: 1, max: SIDE }),
    fc.integer({ min: 1, max: SIDE }),
    fc.nat(SIDE - 1),
    fc.nat(SIDE - 1),
  )
  .map(([height, width, top, left]) => [
    Math.min(top, SIDE - height),
    Math.min(left, SIDE - width),
    height,
    width,
  ]);

/** Blocks anywhere, on each other too. */
const geometries: fc.Arbitrary<Geometry> = fc
  .record({ levels: fc.integer({ min: 1, max: 2 }), contexts: fc.nat(2), targets: fc.nat(4) })
  .chain(({ levels, contexts, targets }) => {
    const length = 2 * levels * (contexts + targets);
    return fc.array(blocks, { minLength: length, maxLength: length }).map((all) => ({
      layout: 'levels',
      grid,
      count: 2,
      levels,
      contexts,
      targets,
      blocks: Int32Array.from(all.flat()),
      phases: new Uint32Array(2 * levels),
    }));
  });

describe('patches', () => {
  test('of each mask are as many as counting finds: those of a context that no target has', () => {
    fc.assert(
      fc.property(geometries, (geometry) => {
        for (let level = 0; level < geometry.levels; level++) {
          const counted = patchCounts(geometry, level);
          const context: Array<number> = [];
          const all: Array<number> = [];
          for (let sample = 0; sample < geometry.count; sample++) {
            const { contexts, targets } = blocksOf(geometry, sample, level);
            const has = (block: (typeof targets)[number], row: number, column: number): boolean =>
              row >= block.top &&
              row < block.top + block.height &&
              column >= block.left &&
              column < block.left + block.width;
            const patches = Array.from({ length: grid.patches }, (_, patch): [number, number] => [
              Math.floor(patch / SIDE),
              patch % SIDE,
            ]);
            const free = patches.filter((patch) => !targets.some((block) => has(block, ...patch)));
            for (const block of contexts) context.push(free.filter((patch) => has(block, ...patch)).length);
            for (const block of targets) all.push(patches.filter((patch) => has(block, ...patch)).length);
          }
          expect(counted).toEqual({ context: Int32Array.from(context), targets: Int32Array.from(all) });
        }
      }),
      { numRuns: 200 },
    );
  });
});

test('masks are mapped one by one, each in its place', () => {
  const twice = (tensor: number): number => tensor * 2;
  const [flat] = fc.sample(geometries, { numRuns: 1, seed: 1 });
  const one = { ...flat!, layout: 'flat' as const, levels: 1 };
  expect(mapMasks(one, { context: 1, targets: 2 }, twice)).toEqual({ context: 2, targets: 4 });
  const two = { ...flat!, layout: 'levels' as const, levels: 2 };
  const masks = byLayout(two, (level) => ({ context: level + 1, targets: level + 10 }));
  expect(mapMasks(two, masks, twice)).toEqual({
    level_0: { context: 2, targets: 20 },
    level_1: { context: 4, targets: 22 },
  });
});
