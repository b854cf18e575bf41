import type { Graph } from './graph.js';
import { sizeOf } from './graph.js';
import type { Shape, Value } from './onnx.js';

/** What the loss's gradient by an operation's results makes of the one by an input. */
type Back = (...gradients: ReadonlyArray<Value>) => Value;

/** An operation that was done, and the way back to each of its inputs. */
interface Recorded {
  readonly outputs: ReadonlyArray<Value>;
  readonly ways: ReadonlyArray<readonly [input: Value, back: Back]>;
}

/**
 * Reverse-mode differentiation whose both passes are operations of one graph:
 * every method here writes its forward operation and remembers how to write the
 * backward one; `gradients` goes through what was remembered, last to first.
 *
 * Only what depends on a watched value is remembered. So what the target encoder
 * gives, whose weights nobody watches, has no gradient.
 */
export class Tape {
  readonly graph: Graph;
  readonly #recorded: Array<Recorded> = [];
  readonly #watched: Set<Value> = new Set();

  constructor(graph: Graph) {
    this.graph = graph;
  }

  /** Values by which the loss will be differentiated. */
  watch(values: Iterable<Value>): void {
    for (const value of values) this.#watched.add(value);
  }

  #record(outputs: ReadonlyArray<Value>, ways: Recorded['ways']): ReadonlyArray<Value> {
    const watched = ways.filter(([input]) => this.#watched.has(input));
    if (watched.length > 0) {
      this.watch(outputs);
      this.#recorded.push({ outputs, ways: watched });
    }
    return outputs;
  }

  #one(output: Value, ways: Recorded['ways']): Value {
    return this.#record([output], ways)[0]!;
  }

  /** The gradients of a loss by some watched values: each as its value is shaped. */
  gradients(loss: Value, by: ReadonlyArray<Value>): ReadonlyArray<Value> {
    const found = new Map([[loss, this.graph.filled(1)]]);
    const of = (value: Value): Value => found.get(value) ?? this.graph.filled(0, value.shape);
    for (const { outputs, ways } of this.#recorded.toReversed()) {
      if (!outputs.some((output) => found.has(output))) continue;
      for (const [input, back] of ways) {
        const gradient = back(...outputs.map(of));
        const others = found.get(input);
        found.set(input, others === undefined ? gradient : this.graph.add(others, gradient));
      }
    }
    return by.map(of);
  }

  add(a: Value, b: Value): Value {
    const g = this.graph;
    return this.#one(g.add(a, b), [
      [a, (given) => g.sumTo(given, a.shape)],
      [b, (given) => g.sumTo(given, b.shape)],
    ]);
  }

  scale(a: Value, by: number): Value {
    const g = this.graph;
    return this.#one(g.scale(a, by), [[a, (given) => g.scale(given, by)]]);
  }

  reshape(a: Value, shape: Shape): Value {
    const g = this.graph;
    const shaped = g.reshape(a, shape);
    return shaped === a ? a : this.#one(shaped, [[a, (given) => g.reshape(given, a.shape)]]);
  }

  transpose(a: Value, order: ReadonlyArray<number>): Value {
    const g = this.graph;
    const back = order.map((_, axis) => order.indexOf(axis));
    return this.#one(g.transpose(a, order), [[a, (given) => g.transpose(given, back)]]);
  }

  concat(values: ReadonlyArray<Value>, axis: number): Value {
    const g = this.graph;
    const lengths = values.map(({ shape }) => shape[axis]!);
    let split: ReadonlyArray<Value> | undefined;
    const part = (given: Value, at: number): Value => {
      split ??= g.split(given, axis, lengths);
      return split[at]!;
    };
    return this.#one(
      g.concat(values, axis),
      values.map((value, at) => [value, (given) => part(given, at)]),
    );
  }

  split(a: Value, axis: number, lengths: ReadonlyArray<number>): ReadonlyArray<Value> {
    const g = this.graph;
    return this.#record(g.split(a, axis, lengths), [[a, (...given) => g.concat(given, axis)]]);
  }

  /** Products of as many matrices: […, m, k] and […, k, n] to […, m, n]. */
  matmul(a: Value, b: Value): Value {
    const g = this.graph;
    return this.#one(g.matmul(a, b), [
      [a, (given) => g.matmul(given, g.flip(b))],
      [b, (given) => g.matmul(g.flip(a), given)],
    ]);
  }

  /** x · weightsᵀ + bias: x […, k], weights [n, k] as PyTorch has them, bias [n], to […, n]. */
  linear(x: Value, weights: Value, bias: Value): Value {
    const g = this.graph;
    const [n, k] = weights.shape as [number, number];
    const rows = sizeOf(x.shape) / k;
    const flat = g.reshape(x, [rows, k]);
    const product = g.apply('Gemm', [flat, weights, bias], [rows, n], { transB: 1 });
    const matrix = (given: Value): Value => g.reshape(given, [rows, n]);
    return this.#one(g.reshape(product, [...x.shape.slice(0, -1), n]), [
      [x, (given) => g.reshape(g.matmul(matrix(given), weights), x.shape)],
      [weights, (given) => g.apply('Gemm', [matrix(given), flat], [n, k], { transA: 1 })],
      [bias, (given) => g.sumTo(given, bias.shape)],
    ]);
  }

  /** Over the last axis. With y for what it gives, the gradient is (g − Σ g · y) · y. */
  softmax(a: Value): Value {
    const g = this.graph;
    const y = g.apply('Softmax', [a], a.shape);
    const last = a.shape.length - 1;
    return this.#one(y, [
      [a, (given) => g.multiply(g.subtract(given, g.reduce('ReduceSum', g.multiply(given, y), [last])), y)],
    ]);
  }

  /**
   * Layer normalisation over the last axis, without weights: mean 0, variance 1.
   * The gradient is (g − mean(g) − y · mean(g · y)) / σ.
   */
  normalise(a: Value): Value {
    const g = this.graph;
    const [last, width] = [a.shape.length - 1, a.shape.at(-1)!];
    const ofRow = a.shape.with(last, 1);
    const [y, , inverse] = g.applied(
      'LayerNormalization',
      [a, g.filled(1, [width])],
      [a.shape, ofRow, ofRow],
    );
    const mean = (value: Value): Value => g.reduce('ReduceMean', value, [last]);
    return this.#one(y!, [
      [
        a,
        (given) => {
          const along = g.multiply(y!, mean(g.multiply(given, y!)));
          return g.multiply(g.subtract(g.subtract(given, mean(given)), along), inverse!);
        },
      ],
    ]);
  }

  /** x · σ(1.702 x), which is GELU to within 0.02 (Hendrycks and Gimpel, arXiv:1606.08415, section 2). */
  gelu(a: Value): Value {
    const g = this.graph;
    const share = g.apply('Sigmoid', [g.scale(a, 1.702)], a.shape);
    const y = g.multiply(a, share);
    // σ + 1.702 · y · (1 − σ)
    const slope = () => g.add(share, g.scale(g.subtract(y, g.multiply(y, share)), 1.702));
    return this.#one(y, [[a, (given) => g.multiply(given, slope())]]);
  }

  /**
   * Σ weight · h(predicted − wanted), where h is d² / 2 up to |d| = 1 and |d| − 1/2
   * beyond. With c for d clipped to −1 … 1, h is c · (d − c / 2) and its slope is c.
   */
  smoothL1(predicted: Value, wanted: Value, weights: Value): Value {
    const g = this.graph;
    const d = g.subtract(predicted, wanted);
    const c = g.apply('Clip', [d, g.filled(-1), g.filled(1)], d.shape);
    const errors = g.multiply(c, g.subtract(d, g.scale(c, 0.5)));
    return this.#one(g.sum(g.multiply(errors, weights)), [
      [predicted, (given) => g.multiply(g.multiply(c, weights), given)],
    ]);
  }

  /** The mean over rows of −log softmax(logits) at the wanted class: both [n, classes], `wanted` 0 or 1. */
  crossEntropy(logits: Value, wanted: Value): Value {
    const g = this.graph;
    const [n] = logits.shape as [number];
    const logs = g.apply('LogSoftmax', [logits], logits.shape);
    const loss = g.scale(g.sum(g.multiply(logs, wanted)), -1 / n);
    const slope = () => g.scale(g.subtract(g.apply('Exp', [logs], logs.shape), wanted), 1 / n);
    return this.#one(loss, [[logits, (given) => g.multiply(slope(), given)]]);
  }
}
