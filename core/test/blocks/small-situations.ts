import fc from 'fast-check';
import type { Level } from '../../src/blocks/index.js';
import { type Placement, placementOf, placementsOf } from './small-levels.js';

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
const openTo = (
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

/** Tries every way to place the rest, and every context: what planning and the report must agree with. */
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

/** Situations on levels, in two containers where `split` says how wide the left one is. */
export const situationsOn = (
  on: fc.Arbitrary<Level>,
  split: fc.Arbitrary<number | undefined>,
): fc.Arbitrary<Situation> =>
  fc.tuple(on, split, fc.array(fc.nat(999), { maxLength: 4 })).map(([level, split, places]) => {
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
