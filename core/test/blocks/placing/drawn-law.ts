import { expect } from 'vitest';
import type { Level } from '../../../src/blocks/index.js';
import type { TargetPositions } from '../../../src/blocks/placing/positions.js';
import { PriorDraw } from '../../../src/blocks/prior-draw.js';
import type { WeightedShape } from '../../../src/blocks/shape-prior.js';
import { writeBlock } from '../../../src/geometry/block.js';
import type { Block } from '../../../src/index.js';
import type { Stream } from '../../../src/keys/stream.js';
import { type Outcome, outcomesOf, Path } from '../paths.js';
import { lawfulPlaces } from './lawful-places.js';

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
  valid: ReadonlyArray<ReadonlyArray<Block>>,
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
export type Make = (level: Level, prior: PriorDraw) => TargetPositions;

/** Where in their batches the targets of the coarser level, and those drawn, lie: behind what else these hold. */
const COARSER = 2;
const OWN = 3;

/** Places every target of a level, following before each every way in which it may be drawn. */
export const expectLawful = (
  asked: Level,
  containers: ReadonlyArray<Block>,
  picks: ReadonlyArray<number>,
  make: Make,
): void => {
  const level = weighted(asked);
  const coarser = new Int32Array(COARSER + level.targets * 4 + 4).fill(1);
  const blocks = new Int32Array(OWN + level.targets * 4 + 4).fill(1);
  containers.forEach((container, index) => {
    writeBlock(container, 2, coarser, COARSER + index * 4);
  });
  const regions = containers.map(({ top, left, height, width }) => ({
    top,
    left,
    bottom: top + height,
    right: left + width,
  }));
  for (const maxAttempts of [0, 1]) {
    const positions = make({ ...level, maxAttempts }, new PriorDraw(level.targetShapes));
    const chosen: Array<Outcome<Drawn>> = [];
    const placed: Array<Block> = [];
    // As a sampler does: one sample after another, each from the first target on.
    const drawNext = (stream: Stream): Drawn => {
      positions.begin(blocks, OWN, coarser, COARSER);
      chosen.forEach(({ path }, target) => {
        drawFrom(positions, new Path(path), level.targets - 1 - target);
        writeBlock(placed[target]!, 2, blocks, OWN + target * 4);
      });
      return drawFrom(positions, stream, level.targets - 1 - chosen.length);
    };
    for (let target = 0; target < level.targets; target++) {
      const outcomes = outcomesOf(drawNext, MOST_PATHS);
      if (outcomes === undefined) break;
      expectLaw(outcomes, level.targetShapes, lawfulPlaces(level, placed, regions));
      const pick = outcomes[picks[target]! % outcomes.length]!;
      const [shape, top, left] = pick.value;
      const { height, width } = level.targetShapes[shape]!;
      placed.push({ top, left, height, width });
      chosen.push(pick);
    }
  }
};
