import type { Stream } from '../keys/stream.js';
import { areaOf, type Shape } from './lattice.js';
import type { Level } from './level.js';
import { LevelSampler } from './level-sampler.js';
import { hasSamples } from './packing/feasibility.js';
import type { WeightedShape } from './shape-prior.js';

/** A level whose targets all have one size. */
const withTargets = (level: Level, shape: WeightedShape): Level => ({ ...level, targetShapes: [shape] });

/** Whether every sample exists in which all targets of a level have one size. */
export const isFeasibleInStep = (level: Level, shape: WeightedShape): boolean =>
  hasSamples(withTargets(level, shape));

/** One of some shapes, each as likely as its weight says. */
const drawShape = (stream: Stream, shapes: ReadonlyArray<WeightedShape>): WeightedShape => {
  let ticket = stream.below(shapes.reduce((sum, { weight }) => sum + weight, 0));
  let index = 0;
  while (ticket >= shapes[index]!.weight) ticket -= shapes[index++]!.weight;
  return shapes[index]!;
};

/** The sizes of one step, and what draws samples with them. */
export interface StepShapes {
  readonly target: Shape;
  readonly sampler: LevelSampler;
}

/** Sizes are kept for the steps at hand, and forgotten when there are many. */
const MOST_KEPT = 256;

/**
 * A level whose sizes are drawn once a step: a target's from the prior
 * restricted to sizes that all targets of every sample can have, then the
 * contexts' from theirs, restricted to those that go with it. Positions follow
 * the law of a level that has these two sizes only.
 */
export class StepLevel {
  readonly #level: Level;
  readonly #kept = new Map<number, StepShapes>();

  constructor(level: Level) {
    this.#level = level;
  }

  /**
   * Draws the sizes of a step.
   *
   * @param within what the next coarser level's targets have, if this level's lie inside them
   */
  draw(stream: Stream, within: Shape | undefined): StepShapes {
    const { targetShapes, contextShapes, nested } = this.#level;
    const inside =
      nested && within !== undefined
        ? targetShapes.filter(({ height, width }) => height <= within.height && width <= within.width)
        : targetShapes;
    const target = drawShape(stream, inside);
    const single = withTargets(this.#level, target);
    const contexts = contextShapes.filter((context) => this.#goWell(single, context));
    const context = drawShape(stream, contexts);
    return this.#shapesOf(single, target, context);
  }

  #goWell(single: Level, context: WeightedShape): boolean {
    const slack = areaOf(context) - single.minContextPatches;
    // Told by areas nearly always.
    if (single.targets * areaOf(single.targetShapes[0]!) <= slack) return true;
    return hasSamples({ ...single, contextShapes: [context] });
  }

  #shapesOf(single: Level, target: WeightedShape, context: WeightedShape): StepShapes {
    const { targetShapes, contextShapes } = this.#level;
    const name = targetShapes.indexOf(target) * contextShapes.length + contextShapes.indexOf(context);
    const kept = this.#kept.get(name);
    if (kept !== undefined) return kept;
    if (this.#kept.size === MOST_KEPT) this.#kept.clear();
    const shapes = { target, sampler: new LevelSampler({ ...single, contextShapes: [context] }) };
    this.#kept.set(name, shapes);
    return shapes;
  }
}
