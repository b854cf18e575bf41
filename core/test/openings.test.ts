import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Completion } from '../src/completion.js';
import type { Level } from '../src/index.js';
import { countPositions, isRoomy, listOpenings } from '../src/openings.js';
import { deriveTables, isFree } from '../src/tables.js';
import { levels, type Placement, placementsOf } from './small-levels.js';

const disjoint: fc.Arbitrary<Level> = levels.map((level) => ({ ...level, targetOverlap: 'forbid' }));

/** Whether, beside what is covered, `more` targets fit. */
const fits = (all: ReadonlyArray<Placement>, covered: number, more: number): boolean =>
  more === 0 ||
  all.some(({ patches }) => (patches & covered) === 0 && fits(all, covered | patches, more - 1));

describe('openings', () => {
  test('are the places that leave the rest its own, shape by shape in ascending order', () => {
    let some = 0;
    fc.assert(
      fc.property(levels, (level) => {
        const completion = new Completion(level);
        const plainly = level.targetShapes.map((shape) =>
          placementsOf(level, [shape])
            .filter(({ top, left, height, width }) =>
              completion.completesWith(top, left, height, width, level.targets - 1),
            )
            .map(({ top, left }) => top * level.grid.columns + left),
        );
        const listed = listOpenings(level, completion).map((positions) => [...positions]);
        expect(listed).toEqual(plainly);
        expect(completion.count).toBe(0);
        if (plainly.flat().length > 0 && plainly.flat().length < countPositions(level)) some++;
      }),
      { numRuns: 400 },
    );
    // Neither all nor none: otherwise little was said.
    expect(some).toBeGreaterThan(10);
  });

  test('are counted before they are listed', () => {
    fc.assert(
      fc.property(levels, (level) => {
        expect(countPositions(level)).toBe(placementsOf(level, level.targetShapes).length);
      }),
    );
  });
});

describe('a level is roomy', () => {
  test('only if its targets, wherever they lie, leave the next one a place', () => {
    let roomy = 0;
    fc.assert(
      fc.property(disjoint, fc.array(fc.nat(999), { minLength: 3, maxLength: 3 }), (level, picks) => {
        if (!isRoomy(level)) return;
        roomy++;
        const all = placementsOf(level, level.targetShapes);
        let covered = 0;
        for (let target = 0; target < level.targets; target++) {
          const open = all.filter(({ patches }) => (patches & covered) === 0);
          expect(open.length).toBeGreaterThan(0);
          covered |= open[picks[target]! % open.length]!.patches;
        }
        expect(fits(all, 0, level.targets)).toBe(true);
      }),
      { numRuns: 400 },
    );
    expect(roomy).toBeGreaterThan(25);
  });

  const levelOf = (
    rows: number,
    columns: number,
    targets: number,
    sizes: ReadonlyArray<[number, number]>,
  ): Level => {
    const grid = { rows, columns, patches: rows * columns, patchSize: 1 };
    const [any] = fc.sample(levels, { numRuns: 1, seed: 1 });
    const targetShapes = sizes.map(([height, width]) => ({ height, width, weight: 1 }));
    return { ...any!, grid, targets, targetShapes, targetOverlap: 'forbid' };
  };

  // A 1 × 2 block has 3 · 5 = 15 places on 3 × 6; another blocks at most 1 · 3 of them, a 2 × 2 at most 2 · 3.
  test.each<[number, ReadonlyArray<[number, number]>, boolean]>([
    [5, [[1, 2]], true],
    [6, [[1, 2]], false],
    [
      3,
      [
        [1, 2],
        [2, 2],
      ],
      true,
    ],
    [
      4,
      [
        [1, 2],
        [2, 2],
      ],
      false,
    ],
    [1, [[3, 6]], true],
    [2, [[3, 6]], false],
  ])('for %i targets of %j on 3 × 6 patches: %s', (targets, sizes, roomy) => {
    const level = levelOf(3, 6, targets, sizes);
    expect(isRoomy(level)).toBe(roomy);
    expect(isRoomy({ ...level, targetOverlap: 'allow' })).toBe(true);
  });

  test('and free if the context is safe as well; a confined one, if its targets may overlap', () => {
    const level = { ...levelOf(3, 6, 2, [[1, 2]]), contextShapes: [{ height: 3, width: 6, weight: 1 }] };
    const free = (change: Partial<Level>): boolean => {
      const changed = { ...level, ...change };
      return isFree(changed, new Completion(changed));
    };
    expect(free({ minContextPatches: 14 })).toBe(true);
    expect(free({ minContextPatches: 15 })).toBe(false);
    expect(free({ minContextPatches: 14, targets: 6 })).toBe(false);
    // The largest context keeps 11 of its 15 patches, though another has but 6.
    const contextShapes = [
      { height: 1, width: 6, weight: 1 },
      { height: 3, width: 5, weight: 1 },
    ];
    expect(free({ minContextPatches: 11, contextShapes })).toBe(true);
    expect(free({ minContextPatches: 12, contextShapes })).toBe(false);
    expect(free({ minContextPatches: 1, confined: true })).toBe(false);
    expect(free({ minContextPatches: 1, confined: true, targetOverlap: 'allow' })).toBe(true);
    const tablesOf = (change: Partial<Level>) => {
      const changed = { ...level, ...change };
      return deriveTables(changed, new Completion(changed));
    };
    expect(tablesOf({ minContextPatches: 14 })).toEqual({ free: true, openings: undefined });
    expect(tablesOf({ minContextPatches: 15 }).openings).toHaveLength(1);
    expect(tablesOf({ minContextPatches: 15, confined: true }).openings).toBeUndefined();
  });
});
