import { expect } from 'vitest';
import type { Completion } from '../src/completion.js';
import type { Level } from '../src/level.js';
import type { TargetPositions } from '../src/positions.js';
import { PriorDraw } from '../src/prior-draw.js';
import type { WeightedShape } from '../src/shape-prior.js';
import type { Stream } from '../src/stream.js';
import { type Outcome, outcomesOf, Path } from './paths.js';
import type { Placement } from './small-levels.js';
import { completesPlainly, completionOf, openTo, type Situation } from './small-situations.js';

/** A shape and its place. */
export type Drawn = readonly [shape: number, top: number, left: number];

/** Draws one block. */
export const drawFrom = (positions: TargetPositions, stream: Stream, remaining: number): Drawn => {
  const shape = positions.draw(stream, remaining);
  return [shape, positions.top, positions.left];
};

/**
 * Holds what is drawn to the law: a shape as likely as its weight among those
 * with a valid place, and a place as likely as any other of its shape.
 */
export const expectLaw = (
  outcomes: ReadonlyArray<Outcome<Drawn>>,
  shapes: ReadonlyArray<WeightedShape>,
  valid: ReadonlyArray<ReadonlyArray<Placement>>,
): void => {
  const weights = shapes.map(({ weight }, shape) => (valid[shape]!.length > 0 ? weight : 0));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const lawful = valid.flatMap((places, shape) =>
    places.map(({ top, left }) => ({
      value: [shape, top, left],
      odds: expect.closeTo(weights[shape]! / all / places.length, 9),
      path: expect.anything(),
    })),
  );
  const inOrder = (a: Outcome<Drawn>, b: Outcome<Drawn>): number =>
    a.value[0] - b.value[0] || a.value[1] - b.value[1] || a.value[2] - b.value[2];
  expect(outcomes.toSorted(inOrder)).toEqual(lawful);
};

/** Ways to draw one block that are followed to the end. */
export const MOST_PATHS = 1500;

/** Weights that tell shapes apart. */
export const weighted = (level: Level): Level => ({
  ...level,
  targetShapes: level.targetShapes.map((shape, index) => ({ ...shape, weight: 1 + (index % 3) })),
  contextShapes: level.contextShapes.map((shape, index) => ({ ...shape, weight: 1 + (index % 2) })),
});

/** Makes the positions of a level under test. */
export type Make = (level: Level, prior: PriorDraw, completion: Completion) => TargetPositions;

/** Places every target of a situation, following before each every way in which it may be drawn. */
export const expectSound = (situation: Situation, picks: ReadonlyArray<number>, make: Make): void => {
  const level = weighted(situation.level);
  for (const maxAttempts of [0, 1]) {
    const completion = completionOf({ ...situation, placed: [] });
    const positions = make({ ...level, maxAttempts }, new PriorDraw(level.targetShapes), completion);
    const chosen: Array<Outcome<Drawn>> = [];
    const place = ([shape, top, left]: Drawn): void => {
      const { height, width } = level.targetShapes[shape]!;
      completion.place(top, left, height, width);
    };
    // As a sampler does: one sample after another, each from the first target on.
    const drawNext = (stream: Stream): Drawn => {
      while (completion.count > 0) completion.takeBack();
      chosen.forEach(({ path }, target) => {
        place(drawFrom(positions, new Path(path), level.targets - 1 - target));
      });
      return drawFrom(positions, stream, level.targets - 1 - chosen.length);
    };
    let covered = 0;
    for (let target = 0; target < level.targets; target++) {
      const outcomes = outcomesOf(drawNext, MOST_PATHS);
      if (outcomes === undefined) break;
      const open = openTo(situation, covered).filter(({ patches }) =>
        completesPlainly(situation, covered | patches, level.targets - 1 - target),
      );
      const valid = level.targetShapes.map(({ height, width }) =>
        open.filter((place) => place.height === height && place.width === width),
      );
      expectLaw(outcomes, level.targetShapes, valid);
      const pick = outcomes[picks[target]! % outcomes.length]!;
      const [shape, top, left] = pick.value;
      covered |= valid[shape]!.find((place) => place.top === top && place.left === left)!.patches;
      chosen.push(pick);
    }
  }
};
