import type { Value } from '../graph/onnx.js';
import type { Tape } from '../graph/tape.js';
import { type AdamwState, adamw } from './adamw.js';
import { type Layout, tensorsOf } from './parameters.js';

/** Weights that a graph learns. */
export interface Learner {
  readonly layout: Layout;
  readonly state: AdamwState<Value>;
  /** The weights, by name; watched. */
  readonly tensors: ReadonlyMap<string, Value>;
}

/** Takes weights, and what the optimiser knows of them, as inputs of a graph. */
export const learner = (tape: Tape, layout: Layout): Learner => {
  const vector = (name: string): Value => tape.graph.input(name, [layout.size]);
  const state = { weights: vector('weights'), first: vector('first'), second: vector('second') };
  const tensors = tensorsOf(tape.graph, state.weights, layout);
  tape.watch(tensors.values());
  return { layout, state, tensors };
};

/** What a step makes of the weights. */
export interface Learned {
  readonly weights: Value;
  readonly gradient: Value;
}

/** Differentiates a loss, takes a step of AdamW, and gives the graph's outputs. */
export const learn = (tape: Tape, { layout, state, tensors }: Learner, loss: Value): Learned => {
  const g = tape.graph;
  const gradients = tape.gradients(loss, [...tensors.values()]);
  const flat = gradients.map((one, at) => g.reshape(one, [layout.parameters[at]!.size]));
  const gradient = g.concat(flat, 0);
  const number = (name: string): Value => g.input(name, []);
  const next = adamw(g, layout, state, gradient, {
    rate: number('rate'),
    decay: number('decay'),
    firstCorrection: number('firstCorrection'),
    secondCorrection: number('secondCorrection'),
  });
  g.output('nextWeights', next.weights);
  g.output('nextFirst', next.first);
  g.output('nextSecond', next.second);
  return { weights: next.weights, gradient };
};
