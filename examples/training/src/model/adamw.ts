import type { Graph } from '../graph/graph.js';
import type { Value } from '../graph/onnx.js';
import type { Layout } from './parameters.js';

const [BETA_1, BETA_2, EPSILON] = [0.9, 0.95, 1e-8];

/** Vectors of all weights, as values of a graph or as numbers. */
export interface AdamwState<V> {
  readonly weights: V;
  /** The gradient's moving average. */
  readonly first: V;
  /** That of its square. */
  readonly second: V;
}

/** Numbers of a step. */
export interface AdamwRates<V> {
  /** Learning rate. */
  readonly rate: V;
  /** Weight decay. */
  readonly decay: V;
  /** 1 / (1 − β₁ᵗ) and 1 / (1 − β₂ᵗ): averages that began at 0 are too small at first. */
  readonly firstCorrection: V;
  readonly secondCorrection: V;
}

/** The numbers of a step, counted from 0. */
export const ratesOf = (step: number, rate: number, decay: number): AdamwRates<number> => ({
  rate,
  decay,
  firstCorrection: 1 / (1 - BETA_1 ** (step + 1)),
  secondCorrection: 1 / (1 - BETA_2 ** (step + 1)),
});

const average = (g: Graph, old: Value, now: Value, share: number): Value =>
  g.add(g.scale(old, share), g.scale(now, 1 - share));

/** AdamW (Loshchilov and Hutter, arXiv:1711.05101, algorithm 2). Only matrices decay, not biases. */
export const adamw = (
  g: Graph,
  { parameters, size }: Layout,
  { weights, first, second }: AdamwState<Value>,
  gradient: Value,
  { rate, decay, firstCorrection, secondCorrection }: AdamwRates<Value>,
): AdamwState<Value> => {
  const decays = new Float32Array(size);
  for (const { shape, start, size } of parameters) if (shape.length > 1) decays.fill(1, start, start + size);
  const nextFirst = average(g, first, gradient, BETA_1);
  const nextSecond = average(g, second, g.multiply(gradient, gradient), BETA_2);
  const root = g.apply('Sqrt', [g.multiply(nextSecond, secondCorrection)], [size]);
  const step = g.divide(g.multiply(nextFirst, firstCorrection), g.add(root, g.filled(EPSILON)));
  const decayed = g.multiply(g.multiply(weights, g.constant(decays, [size])), decay);
  return {
    weights: g.subtract(weights, g.multiply(g.add(step, decayed), rate)),
    first: nextFirst,
    second: nextSecond,
  };
};
