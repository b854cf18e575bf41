import fc from 'fast-check';
import { type Level, latticeOf, type Shape } from '../../src/blocks/index.js';
import { gridOf } from '../../src/grid/grid.js';
import type { Block } from '../../src/index.js';

/** A block with its patches as bits: at most 4 × 5 patches here. */
export interface Placement extends Block {
  readonly patches: number;
}

export const placementOf = (
  columns: number,
  top: number,
  left: number,
  { height, width }: Shape,
): Placement => {
  let patches = 0;
  for (let row = top; row < top + height; row++) patches |= ((1 << width) - 1) << (row * columns + left);
  return { top, left, height, width, patches };
};

const known = new WeakMap<ReadonlyArray<Shape>, ReadonlyArray<Placement>>();

/** Every place on the grid of each shape. */
export const placementsOf = ({ grid }: Level, shapes: ReadonlyArray<Shape>): ReadonlyArray<Placement> => {
  const before = known.get(shapes);
  if (before !== undefined) return before;
  const found = shapes.flatMap((shape) =>
    Array.from({ length: grid.rows - shape.height + 1 }, (_, top) =>
      Array.from({ length: grid.columns - shape.width + 1 }, (__, left) =>
        placementOf(grid.columns, top, left, shape),
      ),
    ).flat(),
  );
  known.set(shapes, found);
  return found;
};

/** Ways to place all targets that can be tried in no time. */
const MOST_WAYS = 20_000;

const range = (low: number, high: number): fc.Arbitrary<readonly [number, number]> =>
  fc
    .tuple(fc.integer({ min: low, max: high }), fc.integer({ min: low, max: high }))
    .map(([a, b]) => [Math.min(a, b), Math.max(a, b)]);

const ANY = [0.2, 5] as const;

const UNTOLD = { min: 0, max: 20 };

/** What no test of small levels looks at. */
const UNNAMED = {
  name: '',
  masks: 'boxes',
  boxesPerTarget: 1,
  guarantees: { target: UNTOLD, union: UNTOLD, context: UNTOLD },
} as const;

/** Levels small enough to try everything on. */
export const levels: fc.Arbitrary<Level> = fc
  .record({
    rows: fc.integer({ min: 1, max: 4 }),
    columns: fc.integer({ min: 1, max: 5 }),
    targets: fc.integer({ min: 1, max: 4 }),
    areas: range(1, 8),
    contextAreas: range(2, 20),
    minContextPatches: fc.integer({ min: 1, max: 12 }),
    targetOverlap: fc.constantFrom<Level['targetOverlap']>('forbid', 'forbid', 'allow'),
  })
  .map(({ rows, columns, areas, contextAreas, ...asked }) => {
    const patches = rows * columns;
    const grid = gridOf({ rows, columns });
    const shapesOf = ([least, most]: readonly [number, number]) =>
      latticeOf(grid, [least / patches, most / patches], ANY).map((shape) => ({ ...shape, weight: 1 }));
    return {
      ...asked,
      ...UNNAMED,
      grid,
      contexts: 1,
      maxAttempts: 1,
      ranges: { targetScale: ANY, contextScale: ANY, targetAspectRatio: ANY, contextAspectRatio: ANY },
      nested: false,
      targetShapes: shapesOf(areas),
      contextShapes: shapesOf(contextAreas),
    };
  })
  .filter((level) => {
    const ways = placementsOf(level, level.targetShapes).length ** level.targets;
    return ways > 0 && ways <= MOST_WAYS && level.contextShapes.length > 0;
  });

const areas = (shapes: ReadonlyArray<Shape>): ReadonlyArray<number> =>
  shapes.map(({ height, width }) => height * width);

/** Levels whose context is asked for about as much as the smallest targets leave of the largest one. */
export const crowdedLevels: fc.Arbitrary<Level> = fc
  .tuple(levels, fc.integer({ min: -4, max: 3 }))
  .map(([level, more]) => {
    const largest = Math.max(...areas(level.contextShapes));
    const kept = largest - level.targets * Math.min(...areas(level.targetShapes)) + more;
    return { ...level, targetOverlap: 'forbid', minContextPatches: Math.max(1, Math.min(kept, largest)) };
  });
