import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Completion } from '../src/completion.js';
import { ConfinedPositions } from '../src/confined-positions.js';
import { ContextPositions } from '../src/context-positions.js';
import { disjointRows } from '../src/disjoint-rows.js';
import { GridPositions } from '../src/grid-positions.js';
import type { Level } from '../src/level.js';
import { ListedPositions } from '../src/listed-positions.js';
import { listOpenings } from '../src/openings.js';
import type { Positions, TargetPositions } from '../src/positions.js';
import { PriorDraw } from '../src/prior-draw.js';
import { TabledPositions } from '../src/tabled-positions.js';
import { isFree } from '../src/tables.js';
import { levels, type Placement, placementsOf } from './small-levels.js';
import {
  completesPlainly,
  completionOf,
  countBits,
  openTo,
  type Situation,
  situations,
  situationsOn,
  union,
} from './small-situations.js';
import { Tickets } from './tickets.js';

type Place = readonly [top: number, left: number];

/** Every place that the exact way may draw for a shape, in its order. */
const drawnExactly = (positions: Positions, shape: number): ReadonlyArray<Place> => {
  const stream = new Tickets();
  const places: Array<Place> = [];
  for (let rank = 0; stream.asked.length === 0 || rank < stream.asked[0]!; rank++) {
    stream.ticket = rank;
    if (!positions.drawExactly(stream, shape)) {
      expect(stream.asked).toEqual([]);
      return [];
    }
    expect(new Set(stream.asked).size).toBe(1);
    places.push([positions.top, positions.left]);
  }
  return places;
};

/** Every place that the cheap way may draw for a shape, in its order. */
const drawnCheaply = (positions: Positions, shape: number): ReadonlyArray<Place> => {
  const stream = new Tickets();
  const places: Array<Place> = [];
  const count = positions.count(shape);
  for (let index = 0; index < count; index++) {
    stream.ticket = index;
    stream.asked.length = 0;
    const isValid = positions.tryDrawing(stream, shape, 3);
    if (isValid) places.push([positions.top, positions.left]);
    expect(stream.asked).toEqual(isValid ? [count] : [count, count, count]);
  }
  return places;
};

const expectPlaces = (positions: Positions, shape: number, valid: ReadonlyArray<Place>): void => {
  expect(drawnExactly(positions, shape)).toEqual(valid);
  expect(drawnCheaply(positions, shape)).toEqual(valid);
};

/** In the order of their containers, if any, then by row and column. */
const inOrder = ({ containers }: Situation, places: ReadonlyArray<Placement>): ReadonlyArray<Placement> =>
  containers.length === 0
    ? places
    : containers.flatMap((container) => places.filter(({ patches }) => (patches & ~container.patches) === 0));

type Make = (situation: Situation, prior: PriorDraw, completion: Completion) => TargetPositions;

/** Places every target of a situation, asking before each where it may stand. */
const expectSound = (situation: Situation, picks: ReadonlyArray<number>, make: Make): void => {
  const { level } = situation;
  const completion = completionOf({ ...situation, placed: [] });
  const prior = new PriorDraw(level.targetShapes);
  const positions = make(situation, prior, completion);
  let covered = 0;
  for (let target = 0; target < level.targets; target++) {
    const remaining = level.targets - 1 - target;
    positions.prepare(remaining);
    const open = openTo(situation, covered).filter(({ patches }) =>
      completesPlainly(situation, covered | patches, remaining),
    );
    const valid = level.targetShapes.map(({ height, width }) =>
      inOrder(
        situation,
        open.filter((place) => place.height === height && place.width === width),
      ),
    );
    valid.forEach((places, shape) => {
      expectPlaces(
        positions,
        shape,
        places.map(({ top, left }) => [top, left]),
      );
    });
    const choices = valid.flatMap((places, shape) => places.map((place, rank) => ({ place, rank, shape })));
    const { place, rank, shape } = choices[picks[target]! % choices.length]!;
    const stream = new Tickets();
    stream.ticket = rank;
    positions.drawExactly(stream, shape);
    completion.place(place.top, place.left, place.height, place.width);
    covered |= place.patches;
  }
};

const whole = fc.constant(undefined);

const onSituations = (
  asked: fc.Arbitrary<Situation>,
  check: (situation: Situation, picks: ReadonlyArray<number>) => void,
): void => {
  const feasible = asked
    .map((any) => ({ ...any, avoided: undefined, placed: [], remaining: any.level.targets }))
    .filter((situation) => completesPlainly(situation, 0, situation.level.targets));
  fc.assert(fc.property(feasible, fc.array(fc.nat(9999), { minLength: 3, maxLength: 3 }), check), {
    numRuns: 40,
  });
};

describe('the places found for a target are those that leave the rest its own', () => {
  const apart = levels.map((level): Level => ({ ...level, targetOverlap: 'forbid' }));

  test.each<[string, Make]>([
    [
      'listed',
      ({ level }, prior, completion) =>
        new ListedPositions(level, listOpenings(level, completion), prior, completion),
    ],
    [
      'tabled',
      ({ level }, prior, completion) =>
        new TabledPositions(prior, disjointRows(level, listOpenings(level, completion)), completion),
    ],
  ])('%s', (_, make) => {
    onSituations(situationsOn(apart, whole), (situation, picks) => expectSound(situation, picks, make));
  });

  test('anywhere on the grid', () => {
    onSituations(situationsOn(levels, whole), (situation, picks) =>
      expectSound(
        situation,
        picks,
        ({ level }, prior, completion) =>
          new GridPositions(level, prior, completion, isFree(level, completion)),
      ),
    );
  });

  test('inside rectangles', () => {
    const split = situationsOn(levels, fc.integer({ min: 1, max: 3 }));
    onSituations(
      split.filter(({ containers }) => containers.length > 0),
      (situation, picks) =>
        expectSound(situation, picks, ({ level }, prior, completion) => {
          const confined = { ...level, confined: true };
          return new ConfinedPositions(confined, prior, completion, isFree(confined, completion));
        }),
    );
  });

  test('inside rectangles that overlap, each place once', () => {
    const [situation] = fc.sample(situations, { numRuns: 1, seed: 1 });
    const shape = { height: 1, width: 2, weight: 1 };
    const grid = { rows: 3, columns: 4, patches: 12, patchSize: 1 };
    const level = {
      ...situation!.level,
      grid,
      targets: 2,
      targetShapes: [shape],
      targetOverlap: 'allow' as const,
    };
    const completion = new Completion({
      ...level,
      minContextPatches: 1,
      contextShapes: [{ height: 3, width: 4, weight: 1 }],
    });
    // Rows 0 to 1, columns 0 to 2; rows 1 to 2, columns 1 to 3.
    completion.confine(Int32Array.of(0, 0, 2, 3, 1, 1, 2, 3), 0, 2);
    const positions = new ConfinedPositions(level, new PriorDraw([shape]), completion, true);
    positions.prepare(0);
    expect(positions.count(0)).toBe(8);
    expectPlaces(positions, 0, [
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
      [1, 2],
      [2, 1],
      [2, 2],
    ]);
  });
});

test('the places found for a context are those in which it keeps its minimum', () => {
  fc.assert(
    fc.property(situations, ({ level, placed }) => {
      const completion = completionOf({ level, placed, containers: [], avoided: undefined, remaining: 0 });
      const positions = new ContextPositions(level, new PriorDraw(level.contextShapes), completion);
      level.contextShapes.forEach((shape, index) => {
        const valid = placementsOf(level, [shape])
          .filter(({ patches }) => countBits(patches & ~union(placed)) >= level.minContextPatches)
          .map(({ top, left }): Place => [top, left]);
        expectPlaces(positions, index, valid);
      });
    }),
    { numRuns: 40 },
  );
});
