import { Graph } from '../graph/graph.js';
import { Tape } from '../graph/tape.js';
import type { Architecture } from './architecture.js';
import { encode, targetsOf } from './encoder.js';
import { learn, learner } from './learning.js';
import { encoderLayout, modelLayout, tensorsOf } from './parameters.js';
import { positionsOf } from './positions.js';
import { predict } from './predictor.js';

/** Lengths of a level's lists. */
export interface ListShape {
  /** K, patches of a context. */
  readonly context: number;
  /** M · L, patches of all targets of a sample. */
  readonly targets: number;
}

/** What a level's masks give the graph. Padding has the bias −∞ and no weight. */
const levelInputs = (
  g: Graph,
  { pixels, width, predictorWidth }: Architecture,
  samples: number,
  level: number,
  { context, targets }: ListShape,
) => ({
  pixels: g.input(`contextPixels${level}`, [samples, context, pixels]),
  positions: g.input(`contextPositions${level}`, [samples, context, width]),
  bias: g.input(`contextBias${level}`, [samples, 1, 1, context]),
  contextPositions: g.input(`predictorContextPositions${level}`, [samples, context, predictorWidth]),
  targetPositions: g.input(`predictorTargetPositions${level}`, [samples, targets, predictorWidth]),
  predictorBias: g.input(`predictorBias${level}`, [samples, 1, 1, context + targets]),
  /** Rows of the targets in [B · N, width]. */
  rows: g.input(`targetRows${level}`, [samples * targets], 'int32'),
  /** What each counts in the loss. */
  weights: g.input(`targetWeights${level}`, [samples * targets, 1]),
});

/**
 * A training step as one graph: the weights go in, and those of the next step
 * come out, with the loss of each level.
 *
 * 1. The target encoder sees the whole image; the targets are its features.
 * 2. The encoder sees the context, and a predictor predicts the targets from that.
 * 3. The loss, smooth L1 between the two, is differentiated by all weights but the target encoder's.
 * 4. AdamW changes these; the target encoder follows the encoder slowly.
 *
 * @param lists one a level
 */
export const trainingStep = (
  architecture: Architecture,
  samples: number,
  lists: ReadonlyArray<ListShape>,
): Uint8Array => {
  const { side, pixels, width } = architecture;
  const [layout, ofEncoder] = [modelLayout(architecture), encoderLayout(architecture)];
  const g = new Graph();
  const tape = new Tape(g);
  const target = g.input('target', [ofEncoder.size]);
  const images = g.input('images', [samples, side * side, pixels]);

  const positions = g.constant(positionsOf(side, width), [side * side, width]);
  const whole = { pixels: images, positions, bias: g.filled(0) };
  const features = encode(tape, tensorsOf(g, target, ofEncoder), architecture, whole);
  const wanted = g.reshape(targetsOf(tape, features), [samples * side * side, width]);

  const model = learner(tape, layout);
  const losses = lists.map((shape, level) => {
    const given = levelInputs(g, architecture, samples, level, shape);
    const context = encode(tape, model.tensors, architecture, given).at(-1)!;
    const { contextPositions, targetPositions, predictorBias: bias } = given;
    const asked = { context, contextPositions, targetPositions, bias };
    const predicted = predict(tape, model.tensors, architecture, level, asked);
    const flat = tape.reshape(predicted, [samples * shape.targets, width]);
    return tape.smoothL1(flat, g.rows(wanted, given.rows), given.weights);
  });
  const { weights, gradient } = learn(
    tape,
    model,
    losses.reduce((sum, one) => tape.add(sum, one)),
  );

  const momentum = g.input('momentum', []);
  const [encoder] = g.split(weights, 0, [ofEncoder.size, layout.size - ofEncoder.size]);
  const moved = g.multiply(encoder!, g.subtract(g.filled(1), momentum));
  g.output('nextTarget', g.add(g.multiply(target, momentum), moved));
  for (const [level, loss] of losses.entries()) g.output(`loss${level}`, loss);
  g.output('gradient', gradient);
  return g.file();
};
