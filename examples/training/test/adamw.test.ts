import { expect, test } from 'vitest';
import { floats } from '../src/engine/engine.js';
import { Graph } from '../src/graph/graph.js';
import { type AdamwState, adamw, ratesOf } from '../src/model/adamw.js';
import type { Layout } from '../src/model/parameters.js';
import { onnxRuntimeNode } from '../src/node/engine.js';
import { adamwFeeds, adamwState } from '../src/run/adamw-feeds.js';
import { numbers } from './gradients.js';

/** A matrix and a bias. */
const layout: Layout = {
  parameters: [
    { name: 'weight', shape: [2, 3], start: 0, size: 6, deviation: 0 },
    { name: 'bias', shape: [2], start: 6, size: 2, deviation: 0 },
  ],
  size: 8,
};

const step = () => {
  const g = new Graph();
  const vector = (name: string) => g.input(name, [layout.size]);
  const state = { weights: vector('weights'), first: vector('first'), second: vector('second') };
  const rates = Object.fromEntries(
    Object.keys(ratesOf(0, 0, 0)).map((name) => [name, g.input(name, [])] as const),
  );
  const next = adamw(g, layout, state, vector('gradient'), rates as never);
  g.output('nextWeights', next.weights);
  g.output('nextFirst', next.first);
  g.output('nextSecond', next.second);
  return onnxRuntimeNode(1).open(g.file());
};

test('AdamW does what its paper says, in doubles', async () => {
  const session = await step();
  const [rate, decay, epsilon] = [0.01, 0.1, 1e-8];
  let state: AdamwState<Float32Array> = {
    weights: numbers(8, 1),
    first: new Float32Array(8),
    second: new Float32Array(8),
  };
  const expected = [...state.weights];
  const [first, second] = [new Float64Array(8), new Float64Array(8)];
  for (let at = 0; at < 5; at++) {
    const gradient = numbers(8, 10 + at);
    const feeds = { ...adamwFeeds(state, ratesOf(at, rate, decay)), gradient: floats(gradient, [8]) };
    state = adamwState(await session.run(feeds));
    for (const [k, g] of gradient.entries()) {
      first[k] = 0.9 * first[k]! + 0.1 * g;
      second[k] = 0.95 * second[k]! + 0.05 * g * g;
      const [m, v] = [first[k]! / (1 - 0.9 ** (at + 1)), second[k]! / (1 - 0.95 ** (at + 1))];
      const decayed = k < 6 ? decay * expected[k]! : 0;
      expected[k] = expected[k]! - rate * (m / (Math.sqrt(v) + epsilon) + decayed);
    }
  }
  for (const [k, weight] of expected.entries()) expect(state.weights[k]).toBeCloseTo(weight, 5);
});
