import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Level } from '../../src/blocks/index.js';
import { canComeFirst, isFeasible } from '../../src/blocks/packing/feasibility.js';
import { gridOf } from '../../src/grid/grid.js';
import type { Block } from '../../src/index.js';
import { patchRolesOf } from '../../src/report/patch-roles.js';
import { lawfulPlaces } from '../blocks/placing/lawful-places.js';
import { crowdedLevels, levels, placementOf, placementsOf } from '../blocks/small-levels.js';
import { completesPlainly, countBits, type Situation, type Spared } from '../blocks/small-situations.js';

/** What planning makes of a level: without the shapes that no first target has. */
const planned = (level: Level): Level => ({
  ...level,
  targetShapes: level.targetShapes.filter((shape) => canComeFirst(level, shape)),
});

/** The patches, as bits, that the targets of any lawful sample cover together. */
const unionsOf = (level: Level): ReadonlySet<number> => {
  const unions = new Set<number>();
  const seen = new Set<string>();
  const extend = (placed: ReadonlyArray<Block>): void => {
    const blocks = placed.map(({ top, left, height, width }) =>
      placementOf(level.grid.columns, top, left, { height, width }),
    );
    const name = blocks.map(({ patches }) => patches).toSorted((a, b) => a - b);
    if (seen.has(String(name))) return;
    seen.add(String(name));
    if (placed.length === level.targets) {
      unions.add(blocks.reduce((bits, { patches }) => bits | patches, 0));
      return;
    }
    for (const block of lawfulPlaces(level, placed).flat()) extend([...placed, block]);
  };
  extend([]);
  return unions;
};

const areasDo = ({
  targets,
  targetShapes,
  contextShapes,
  targetOverlap,
  minContextPatches,
}: Level): boolean => {
  const area = ({ height, width }: { height: number; width: number }): number => height * width;
  const minimal = targetShapes.filter(
    (shape) =>
      !targetShapes.some(
        (other) => other !== shape && other.height <= shape.height && other.width <= shape.width,
      ),
  );
  const atOnce = targetOverlap === 'allow' ? 1 : targets;
  return atOnce * Math.max(...minimal.map(area)) <= Math.max(...contextShapes.map(area)) - minContextPatches;
};

const everyPatch = (level: Level): ReadonlyArray<number> => [...Array(level.grid.patches).keys()];

describe('what is told of the roles of patches', () => {
  test('is what trying every sample finds, where areas leave a context its minimum', () => {
    let seen = 0;
    const asked = fc.oneof(levels, crowdedLevels).filter(isFeasible).map(planned).filter(areasDo);
    fc.assert(
      fc.property(asked, (level) => {
        const situation: Situation = { level, containers: [], placed: [], remaining: level.targets };
        const can = (spared: Spared): boolean => completesPlainly(situation, 0, level.targets, spared);
        const always = everyPatch(level).filter((patch) => !can({ patch, inContext: false }));
        const never = everyPatch(level).filter((patch) => !can({ patch, inContext: true }));
        const patchRoles = patchRolesOf(level);
        expect(patchRoles).toMatchObject({ alwaysTarget: always, neverContext: never, undecided: [] });
        seen += always.length;
      }),
      { numRuns: 300 },
    );
    expect(seen).toBeGreaterThan(0);
  });

  test('is true of every lawful sample, where it is told', () => {
    const seen = { told: 0, untold: 0 };
    const asked = fc
      .oneof(crowdedLevels, levels)
      .filter((level) => placementsOf(level, level.targetShapes).length ** level.targets < 4000)
      .filter(isFeasible)
      .map(planned);
    fc.assert(
      fc.property(asked, (level) => {
        const unions = [...unionsOf(level)];
        const contexts = placementsOf(level, level.contextShapes).map(({ patches }) => patches);
        const { alwaysTarget, neverTarget, neverContext, undecided } = patchRolesOf(level);
        const told = everyPatch(level).filter((patch) => !undecided.includes(patch));
        const has = (set: number, patch: number): boolean => (set & (1 << patch)) !== 0;
        const always = told.filter((patch) => unions.every((union) => has(union, patch)));
        const never = told.filter(
          (patch) =>
            !unions.some((union) =>
              contexts.some(
                (context) =>
                  has(context & ~union, patch) && countBits(context & ~union) >= level.minContextPatches,
              ),
            ),
        );
        expect({ alwaysTarget, neverContext }).toEqual({ alwaysTarget: always, neverContext: never });
        const uncovered = everyPatch(level).filter((patch) => !unions.some((union) => has(union, patch)));
        expect(neverTarget ?? uncovered).toEqual(uncovered);
        if (areasDo(level)) expect(undecided).toEqual([]);
        seen.told += told.length;
        seen.untold += undecided.length;
      }),
      { numRuns: 400 },
    );
    expect(seen.told).toBeGreaterThan(seen.untold);
  });

  test('of a patch that no context covers is not that one does, because a context has its place elsewhere', () => {
    // A target of two rows leaves the middle column a row that is too low for a context.
    const [any] = fc.sample(levels, { numRuns: 1, seed: 1 });
    const level: Level = {
      ...any!,
      grid: gridOf({ rows: 3, columns: 5 }),
      targets: 1,
      targetOverlap: 'forbid',
      targetShapes: [{ height: 2, width: 3, weight: 1 }],
      contextShapes: [{ height: 2, width: 2, weight: 1 }],
      minContextPatches: 4,
    };
    expect(patchRolesOf(level)).toEqual({
      alwaysTarget: [7],
      neverTarget: [],
      neverContext: [7],
      undecided: [2, 12],
    });
  });
});
