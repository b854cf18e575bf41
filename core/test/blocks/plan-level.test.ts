import { describe, expect, test } from 'vitest';
import type { Level } from '../../src/blocks/index.js';
import { packingOf } from '../../src/blocks/packing/packing.js';
import { firstPlaces } from '../../src/blocks/placing/first-places.js';
import { planLevel } from '../../src/blocks/plan-level.js';
import { gridOf } from '../../src/grid/grid.js';
import { requestOf, toldOf } from './level-requests.js';

const UNTOLD = { min: 0, max: 16 };

/** Targets of one patch and contexts of four to all sixteen, on 4 × 4 patches. */
const asked: Level = {
  name: '',
  masks: 'boxes',
  boxesPerTarget: 1,
  guarantees: { target: UNTOLD, union: UNTOLD, context: UNTOLD },
  grid: gridOf({ rows: 4, columns: 4 }),
  targets: 3,
  contexts: 1,
  targetOverlap: 'forbid',
  minContextPatches: 1,
  maxAttempts: 10,
  ranges: {
    targetScale: [1 / 16, 1 / 16],
    targetAspectRatio: [1, 1],
    contextScale: [0.25, 1],
    contextAspectRatio: [1, 1],
  },
  nested: false,
  targetShapes: [],
  contextShapes: [],
};

const planned = (change: Partial<Level>) => planLevel(requestOf({ ...asked, ...change }));

const sizesOf = (result: ReturnType<typeof planned>): ReadonlyArray<number> =>
  result._tag === 'Right' ? result.right.contextShapes.map(({ height, width }) => height * width) : [];

/** Two targets of 2 × 2 to 2 × 4 side by side, on 3 × 4: one of 2 × 3 or more leaves no place for another. */
const crowded: Partial<Level> = {
  grid: gridOf({ rows: 3, columns: 4 }),
  targets: 2,
  ranges: {
    targetScale: [4 / 12, 8 / 12],
    targetAspectRatio: [1, 2],
    contextScale: [1, 1],
    contextAspectRatio: [1, 2],
  },
};

describe('a planned level', () => {
  test('has no context too small for its minimum, and every one that is not', () => {
    expect(sizesOf(planned({}))).toEqual([4, 9, 16]);
    expect(sizesOf(planned({ minContextPatches: 4 }))).toEqual([4, 9, 16]);
    expect(sizesOf(planned({ minContextPatches: 5 }))).toEqual([9, 16]);
    const small = { ...asked.ranges, contextScale: [0.25, 0.3] as const };
    const refused = planned({ ranges: small, minContextPatches: 5 });
    expect(refused._tag === 'Left' && toldOf(refused.left)).toMatchObject([
      { code: 'context_too_small', mostPatches: 4 },
    ]);
  });

  // The targets that come may cover three patches; those that overlap may all be one.
  test.each([
    ['forbid', 13, 'Right'],
    ['forbid', 14, 'Left'],
    ['allow', 15, 'Right'],
    ['allow', 16, 'Left'],
  ] as const)(
    'nested, overlap %s, leaves a context %i patches wherever its targets lie: %s',
    (targetOverlap, minContextPatches, tag) => {
      const result = planned({ nested: true, targetOverlap, minContextPatches });
      expect(result._tag).toBe(tag);
      if (result._tag === 'Left')
        expect(toldOf(result.left)).toMatchObject([{ code: 'cannot_nest', path: ['nesting'] }]);
    },
  );

  test('drops shapes that no whole sample can contain, and those that are left have their places', () => {
    const result = planned(crowded);
    const level = result._tag === 'Right' ? result.right : undefined;
    expect(level?.targetShapes.map(({ height, width }) => [height, width])).toEqual([[2, 2]]);
    expect(firstPlaces(level!)).toEqual([Int32Array.of(0, 2, 4, 6)]);
    expect(Object.isFrozen(level)).toBe(true);
  });
});

test('what looking ahead needs of a level is derived once', () => {
  const result = planned(crowded);
  const level = result._tag === 'Right' ? result.right : asked;
  expect(packingOf(level)).toBe(packingOf(level));
  const copy: Level = JSON.parse(JSON.stringify(level));
  expect(packingOf(copy)).not.toBe(packingOf(level));
  expect(packingOf(copy)).toEqual(packingOf(level));
});
