import { CLASSES } from '../data/photographs.js';
import { type Engine, floats } from '../engine/engine.js';
import { Graph } from '../graph/graph.js';
import { Tape } from '../graph/tape.js';
import { type AdamwState, ratesOf } from '../model/adamw.js';
import { learn, learner } from '../model/learning.js';
import type { Layout } from '../model/parameters.js';
import { adamwFeeds, adamwState } from '../run/adamw-feeds.js';
import type { Matrix } from './features.js';

/** Features with the classes of their images. */
export interface Labelled {
  readonly features: Matrix;
  readonly labels: Uint8Array;
}

/** How long a probe is trained. */
export interface ProbeCourse {
  readonly steps: number;
  /** The first step's learning rate; it falls to 0 as a cosine. */
  readonly rate: number;
}

/** For features, far fewer than images. */
const COURSE: ProbeCourse = { steps: 300, rate: 0.02 };

const DECAY = 0.01;

/** Features with mean 0 and deviation 1 by the training images' figures. */
const standardise = (by: Matrix, features: Matrix): Float32Array => {
  const { data, rows, columns } = by;
  const [means, squares] = [new Float64Array(columns), new Float64Array(columns)];
  for (let at = 0; at < data.length; at++) means[at % columns]! += data[at]! / rows;
  for (let at = 0; at < data.length; at++) {
    squares[at % columns]! += (data[at]! - means[at % columns]!) ** 2 / rows;
  }
  return features.data.map((value, at) => {
    const column = at % columns;
    return (value - means[column]!) / Math.sqrt(squares[column]! + 1e-6);
  });
};

const layoutOf = (columns: number): Layout => ({
  parameters: [
    { name: 'probe.weight', shape: [CLASSES, columns], start: 0, size: CLASSES * columns, deviation: 0 },
    { name: 'probe.bias', shape: [CLASSES], start: CLASSES * columns, size: CLASSES, deviation: 0 },
  ],
  size: CLASSES * (columns + 1),
});

/** A step of the probe, on all images at once. */
const probeStep = (layout: Layout, rows: number, columns: number): Uint8Array => {
  const g = new Graph();
  const tape = new Tape(g);
  const model = learner(tape, layout);
  const features = g.input('features', [rows, columns]);
  const [weights, bias] = [...model.tensors.values()];
  const logits = tape.linear(features, weights!, bias!);
  learn(tape, model, tape.crossEntropy(logits, g.input('wanted', [rows, CLASSES])));
  return g.file();
};

/** The class with the highest score. */
const classOf = (weights: Float32Array, features: Float32Array, row: number, columns: number): number => {
  let [best, highest] = [0, Number.NEGATIVE_INFINITY];
  for (let one = 0; one < CLASSES; one++) {
    let score = weights[CLASSES * columns + one]!;
    for (let at = 0; at < columns; at++) {
      score += weights[one * columns + at]! * features[row * columns + at]!;
    }
    if (score > highest) [best, highest] = [one, score];
  }
  return best;
};

/**
 * How well a linear layer tells the classes by frozen features: multinomial
 * logistic regression, trained on all training images at once.
 *
 * @returns the share of the held-out images that it gets right
 */
export const linearProbe = async (
  train: Labelled,
  test: Labelled,
  engine: Engine,
  { steps, rate }: ProbeCourse = COURSE,
): Promise<number> => {
  const { rows, columns } = train.features;
  const layout = layoutOf(columns);
  const session = await engine.open(probeStep(layout, rows, columns));
  const wanted = new Float32Array(rows * CLASSES);
  for (let row = 0; row < rows; row++) wanted[row * CLASSES + train.labels[row]!] = 1;
  const given = {
    features: floats(standardise(train.features, train.features), [rows, columns]),
    wanted: floats(wanted, [rows, CLASSES]),
  };
  const zeros = () => new Float32Array(layout.size);
  let state: AdamwState<Float32Array> = { weights: zeros(), first: zeros(), second: zeros() };
  try {
    for (let step = 0; step < steps; step++) {
      const now = rate * 0.5 * (1 + Math.cos((Math.PI * step) / steps));
      state = adamwState(await session.run({ ...given, ...adamwFeeds(state, ratesOf(step, now, DECAY)) }));
    }
  } finally {
    await session.release();
  }
  const features = standardise(train.features, test.features);
  let right = 0;
  for (let row = 0; row < test.features.rows; row++) {
    if (classOf(state.weights, features, row, columns) === test.labels[row]) right++;
  }
  return right / test.features.rows;
};
