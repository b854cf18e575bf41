import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Completion } from '../src/completion.js';
import type { Level } from '../src/index.js';
import { levels, type Placement, placementOf, placementsOf } from './small-levels.js';

interface Situation {
  readonly level: Level;
  readonly containers: ReadonlyArray<Placement>;
  readonly placed: ReadonlyArray<Placement>;
  readonly avoided: { readonly patch: number; readonly inContext: boolean } | undefined;
  readonly remaining: number;
}

const union = (placements: ReadonlyArray<Placement>): number =>
  placements.reduce((bits, { patches }) => bits | patches, 0);

const isIn = (inner: number, outer: number): boolean => (inner & ~outer) === 0;

const countBits = (bits: number): number => (bits === 0 ? 0 : 1 + countBits(bits & (bits - 1)));

/** Where a target may stand beside those that cover `covered`. */
const openTo = ({ level, containers, avoided }: Situation, covered: number): ReadonlyArray<Placement> =>
  placementsOf(level, level.targetShapes).filter(
    ({ patches }) =>
      (avoided === undefined || (patches & (1 << avoided.patch)) === 0) &&
      (containers.length === 0 || containers.some((container) => isIn(patches, container.patches))) &&
      (level.targetOverlap === 'allow' || (patches & covered) === 0),
  );

/** Tries every way to place the rest, and every context: what {@link Completion} must agree with. */
const completesPlainly = (situation: Situation, covered: number, remaining: number): boolean => {
  const { level, avoided } = situation;
  if (remaining > 0) {
    return openTo(situation, covered).some(({ patches }) =>
      completesPlainly(situation, covered | patches, remaining - 1),
    );
  }
  const wanted = avoided?.inContext ? 1 << avoided.patch : 0;
  return placementsOf(level, level.contextShapes).some(
    ({ patches }) => isIn(wanted, patches) && countBits(patches & ~covered) >= level.minContextPatches,
  );
};

const completionOf = ({ level, containers, placed, avoided }: Situation): Completion => {
  const completion = new Completion(level);
  // As a sample before this one leaves it.
  completion.place(0, 0, 1, 1);
  completion.clear();
  if (containers.length > 0) {
    const blocks = containers.flatMap(({ top, left, height, width }) => [top, left, height, width]);
    completion.confine(Int32Array.of(9, 9, ...blocks), 2, containers.length);
  }
  const { columns } = level.grid;
  if (avoided !== undefined) {
    completion.avoid(Math.floor(avoided.patch / columns), avoided.patch % columns, avoided.inContext);
  }
  for (const { top, left, height, width } of placed) completion.place(top, left, height, width);
  return completion;
};

const situations: fc.Arbitrary<Situation> = fc
  .tuple(
    levels,
    fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
    fc.option(fc.tuple(fc.nat(19), fc.boolean()), { nil: undefined }),
    fc.array(fc.nat(999), { maxLength: 2 }),
  )
  .map(([level, split, avoid, places]) => {
    const { rows, columns, patches } = level.grid;
    // Two containers, a column between them, where there is room for both.
    const containers =
      split === undefined || split > columns - 2 || level.targets < 2
        ? []
        : [
            placementOf(columns, 0, 0, { height: rows, width: split }),
            placementOf(columns, 0, split + 1, { height: rows, width: columns - split - 1 }),
          ];
    const avoided = avoid && { patch: avoid[0] % patches, inContext: avoid[1] };
    const placed: Array<Placement> = [];
    const situation = { level, containers, placed, avoided };
    for (const place of places.slice(0, level.targets)) {
      const open = openTo({ ...situation, remaining: 0 }, union(placed));
      if (open.length > 0) placed.push(open[place % open.length]!);
    }
    return { ...situation, remaining: level.targets - placed.length };
  });

describe('the look-ahead', () => {
  test('agrees with trying every way to go on', () => {
    const seen = { yes: 0, no: 0 };
    fc.assert(
      fc.property(situations, (situation) => {
        const { placed, remaining } = situation;
        const completion = completionOf(situation);
        const plainly = completesPlainly(situation, union(placed), remaining);
        expect(completion.canComplete(remaining)).toBe(plainly);
        const area = placed.reduce((sum, { height, width }) => sum + height * width, 0);
        expect([completion.count, completion.area]).toEqual([placed.length, area]);
        seen[plainly ? 'yes' : 'no']++;
      }),
      { numRuns: 600 },
    );
    expect(Math.min(seen.yes, seen.no)).toBeGreaterThan(60);
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
        const free = { ...situation, avoided: undefined };
        const completion = completionOf(free);
        const anyContext = { ...free, level: { ...level, minContextPatches: 0 } };
        if (completion.contextIsSafe || completion.isContextSafe(0, remaining)) {
          const fits = completesPlainly(anyContext, union(placed), remaining);
          expect(completesPlainly(free, union(placed), remaining)).toBe(fits);
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
});
