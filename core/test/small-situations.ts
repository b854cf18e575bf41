import fc from 'fast-check';
import { expect } from 'vitest';
import { Completion } from '../src/completion.js';
import type { Level } from '../src/index.js';
import { crowdedLevels, levels, type Placement, placementOf, placementsOf } from './small-levels.js';

/** Targets placed on a small level, some still to come. */
export interface Situation {
  readonly level: Level;
  readonly containers: ReadonlyArray<Placement>;
  readonly placed: ReadonlyArray<Placement>;
  readonly remaining: number;
}

/** A patch that no target may cover, which contexts may have to contain. */
export interface Spared {
  readonly patch: number;
  readonly inContext: boolean;
}

export const union = (placements: ReadonlyArray<Placement>): number =>
  placements.reduce((bits, { patches }) => bits | patches, 0);

const isIn = (inner: number, outer: number): boolean => (inner & ~outer) === 0;

export const countBits = (bits: number): number => (bits === 0 ? 0 : 1 + countBits(bits & (bits - 1)));

/** Where a target may stand beside those that cover `covered`. */
export const openTo = (
  { level, containers }: Situation,
  covered: number,
  spared?: Spared,
): ReadonlyArray<Placement> =>
  placementsOf(level, level.targetShapes).filter(
    ({ patches }) =>
      (spared === undefined || (patches & (1 << spared.patch)) === 0) &&
      (containers.length === 0 || containers.some((container) => isIn(patches, container.patches))) &&
      (level.targetOverlap === 'allow' || (patches & covered) === 0),
  );

/** Tries every way to place the rest, and every context: what {@link Completion} must agree with. */
export const completesPlainly = (
  situation: Situation,
  covered: number,
  remaining: number,
  spared?: Spared,
): boolean => {
  const { level } = situation;
  if (remaining > 0) {
    return openTo(situation, covered, spared).some(({ patches }) =>
      completesPlainly(situation, covered | patches, remaining - 1, spared),
    );
  }
  const wanted = spared?.inContext ? 1 << spared.patch : 0;
  return placementsOf(level, level.contextShapes).some(
    ({ patches }) => isIn(wanted, patches) && countBits(patches & ~covered) >= level.minContextPatches,
  );
};

/** The look-ahead as it is in a situation. */
export const completionOf = ({ level, containers, placed }: Situation): Completion => {
  const completion = new Completion(level);
  // As a sample before this one leaves it: of the target placed, its room knows.
  completion.confine(Int32Array.of(0, 0, 1, 1), 0, 1);
  completion.place(0, 0, 1, 1);
  expect(completion.room.isFree(0, 0, 1, 1)).toBe(false);
  // Where a batch has them: behind what else it holds.
  completion.clear(new Int32Array(level.targets * 4 + 3).fill(9), 3);
  if (containers.length > 0) {
    const blocks = containers.flatMap(({ top, left, height, width }) => [top, left, height, width]);
    completion.confine(Int32Array.of(9, 9, ...blocks), 2, containers.length);
  }
  for (const { top, left, height, width } of placed) completion.place(top, left, height, width);
  return completion;
};

/** Situations on levels, in two containers where `split` says how wide the left one is. */
export const situationsOn = (
  on: fc.Arbitrary<Level>,
  split: fc.Arbitrary<number | undefined>,
): fc.Arbitrary<Situation> =>
  fc.tuple(on, split, fc.array(fc.nat(999), { maxLength: 2 })).map(([level, split, places]) => {
    const { rows, columns } = level.grid;
    // Two containers, a column between them, where there is room for both.
    const containers =
      split === undefined || split > columns - 2 || level.targets < 2
        ? []
        : [
            placementOf(columns, 0, 0, { height: rows, width: split }),
            placementOf(columns, 0, split + 1, { height: rows, width: columns - split - 1 }),
          ];
    const placed: Array<Placement> = [];
    const situation = { level, containers, placed };
    for (const place of places.slice(0, level.targets)) {
      const open = openTo({ ...situation, remaining: 0 }, union(placed));
      if (open.length > 0) placed.push(open[place % open.length]!);
    }
    return { ...situation, remaining: level.targets - placed.length };
  });

const split = fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined });

export const situations: fc.Arbitrary<Situation> = situationsOn(levels, split);

export const crowdedSituations: fc.Arbitrary<Situation> = situationsOn(crowdedLevels, split);
