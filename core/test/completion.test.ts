import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Completion } from '../src/completion.js';
import { levels } from './small-levels.js';
import {
  completesPlainly,
  completionOf,
  crowdedSituations,
  openTo,
  situations,
  union,
} from './small-situations.js';

describe('the look-ahead', () => {
  test.each([
    ['', situations, 600],
    [' where the context has hardly its minimum', crowdedSituations, 500],
  ] as const)('agrees with trying every way to go on%s', (_, asked, numRuns) => {
    const seen = { yes: 0, no: 0 };
    fc.assert(
      fc.property(asked, (situation) => {
        const { placed, remaining } = situation;
        const completion = completionOf(situation);
        const plainly = completesPlainly(situation, union(placed), remaining);
        expect(completion.canComplete(remaining)).toBe(plainly);
        const area = placed.reduce((sum, { height, width }) => sum + height * width, 0);
        expect([completion.count, completion.area]).toEqual([placed.length, area]);
        seen[plainly ? 'yes' : 'no']++;
      }),
      { numRuns },
    );
    expect(Math.min(seen.yes, seen.no)).toBeGreaterThan(40);
  });

  test('says the same of one more target placed, which it takes back', () => {
    fc.assert(
      fc.property(situations, fc.nat(999), (situation, place) => {
        const { placed, remaining } = situation;
        const open = openTo(situation, union(placed));
        fc.pre(remaining > 0 && open.length > 0);
        const { top, left, height, width, patches } = open[place % open.length]!;
        const completion = completionOf(situation);
        expect(completion.completesWith(top, left, height, width, remaining - 1)).toBe(
          completesPlainly(situation, union(placed) | patches, remaining - 1),
        );
        expect(completion.count).toBe(placed.length);
      }),
      { numRuns: 300 },
    );
  });

  test('says that contexts are safe only where the targets that may still come leave each its minimum', () => {
    fc.assert(
      fc.property(situations, (situation) => {
        const { level, placed, remaining } = situation;
        const completion = completionOf(situation);
        const anyContext = { ...situation, level: { ...level, minContextPatches: 0 } };
        if (completion.contextIsSafe || completion.isContextSafe(0, remaining)) {
          const fits = completesPlainly(anyContext, union(placed), remaining);
          expect(completesPlainly(situation, union(placed), remaining)).toBe(fits);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('tells in which container a rectangle lies', () => {
    const [level] = fc.sample(levels, { numRuns: 1, seed: 1 });
    const completion = new Completion({ ...level!, targets: 2 });
    expect([completion.isConfined(7, 7, 1, 1), completion.containerCount]).toEqual([true, 0]);
    // Rows 1 to 2 and columns 1 to 3; rows 2 to 3 and columns 2 to 4.
    completion.confine(Int32Array.of(1, 1, 2, 3, 2, 2, 2, 3), 0, 2);
    expect(completion.containerCount).toBe(2);
    const first = (...block: [number, number, number, number]): number => completion.firstContainer(...block);
    expect([first(1, 1, 2, 3), first(2, 2, 1, 2), first(2, 2, 2, 3), first(2, 4, 1, 1)]).toEqual([
      0, 0, 1, 1,
    ]);
    expect([first(0, 1, 1, 1), first(1, 0, 1, 1), first(1, 1, 3, 1), first(1, 1, 1, 4)]).toEqual([
      2, 2, 2, 2,
    ]);
    expect([completion.isConfined(2, 2, 2, 3), completion.isConfined(3, 1, 1, 1)]).toEqual([true, false]);
  });

  test('gives up, answering no, past its bound on steps', () => {
    const [level] = fc.sample(levels, { numRuns: 1, seed: 1 });
    const completion = new Completion({
      ...level!,
      grid: { rows: 2, columns: 3, patches: 6, patchSize: 1 },
      targets: 2,
      targetOverlap: 'forbid',
      targetShapes: [
        { height: 1, width: 2, weight: 1 },
        { height: 2, width: 1, weight: 1 },
      ],
      contextShapes: [
        { height: 1, width: 2, weight: 1 },
        { height: 2, width: 2, weight: 1 },
      ],
      minContextPatches: 2,
    });
    // Which targets leave two patches to a context is not told by areas alone.
    expect(completion.canComplete(2)).toBe(true);
    const needed = completion.room.steps;
    expect(needed).toBeGreaterThan(1);
    const within = (steps: number): boolean => {
      completion.room.steps = 0;
      completion.room.maxSteps = steps;
      return completion.canComplete(2);
    };
    expect([within(needed - 1), within(needed)]).toEqual([false, true]);
  });
});
