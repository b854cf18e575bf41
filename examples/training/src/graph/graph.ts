import { type Constant, type Node, onnxFile, type Shape, type Value } from './onnx.js';

/** Elements of a tensor. */
export const sizeOf = (shape: Shape): number => shape.reduce((product, length) => product * length, 1);

/** The shape of an operation on two tensors, element by element: an axis of 1 is repeated. */
const together = (a: Shape, b: Shape): Shape => {
  const axes = Math.max(a.length, b.length);
  return Array.from({ length: axes }, (_, axis) => {
    const [x, y] = [a[a.length - axes + axis] ?? 1, b[b.length - axes + axis] ?? 1];
    if (x !== y && x !== 1 && y !== 1) throw new Error(`[${a}] and [${b}] don't go together`);
    return Math.max(x, y);
  });
};

const same = (a: Shape, b: Shape): boolean => a.length === b.length && a.every((x, axis) => x === b[axis]);

const sum = (numbers: ReadonlyArray<number>): number => numbers.reduce((total, number) => total + number, 0);

/** Tensors that one operation is given or gives: WebGPU promises a program 8 buffers, and one is the whole. */
const MOST = 7;

/** Values in their order, cut into lists for one operation each; the last may be shorter. */
const chunked = <T>(values: ReadonlyArray<T>): ReadonlyArray<ReadonlyArray<T>> =>
  Array.from({ length: Math.ceil(values.length / MOST) }, (_, at) =>
    values.slice(at * MOST, (at + 1) * MOST),
  );

/**
 * Writes an ONNX graph, operation by operation. A method takes values and gives
 * the value that its operation will have when the graph runs; shapes are
 * checked as the graph is written.
 */
export class Graph {
  readonly #nodes: Array<Node> = [];
  readonly #inputs: Array<Value> = [];
  readonly #outputs: Array<Value> = [];
  readonly #constants: Map<string, Constant> = new Map();

  /** What is given at every run. */
  input(name: string, shape: Shape, type: Value['type'] = 'float32'): Value {
    const value = { name, type, shape };
    this.#inputs.push(value);
    return value;
  }

  /** Says that a value is read after every run, by this name. */
  output(name: string, value: Value): void {
    const { type, shape } = value;
    this.#nodes.push({ op: 'Identity', inputs: [value], outputs: [{ name, type, shape }], attributes: {} });
    this.#outputs.push({ name, type, shape });
  }

  /** Numbers that belong to the graph. */
  constant(data: Float32Array, shape: Shape): Value {
    return this.#constantOf(`constant ${this.#constants.size}`, () => ({ type: 'float32', shape, data }));
  }

  /** One number, or a tensor of it. */
  filled(number: number, shape: Shape = []): Value {
    return this.#constantOf(`${number} [${shape}]`, () => ({
      type: 'float32',
      shape,
      data: new Float32Array(sizeOf(shape)).fill(number),
    }));
  }

  /** An operation that gives one value: any that ONNX has. */
  apply(op: string, inputs: ReadonlyArray<Value>, shape: Shape, attributes: Node['attributes'] = {}): Value {
    return this.applied(op, inputs, [shape], attributes)[0]!;
  }

  /** An operation that gives several. */
  applied(
    op: string,
    inputs: ReadonlyArray<Value>,
    shapes: ReadonlyArray<Shape>,
    attributes: Node['attributes'] = {},
  ): ReadonlyArray<Value> {
    const outputs = shapes.map(
      (shape, at): Value => ({
        name: `${op} ${this.#nodes.length}.${at}`,
        type: 'float32',
        shape,
      }),
    );
    this.#nodes.push({ op, inputs, outputs, attributes });
    return outputs;
  }

  add(a: Value, b: Value): Value {
    return this.apply('Add', [a, b], together(a.shape, b.shape));
  }

  subtract(a: Value, b: Value): Value {
    return this.apply('Sub', [a, b], together(a.shape, b.shape));
  }

  multiply(a: Value, b: Value): Value {
    return this.apply('Mul', [a, b], together(a.shape, b.shape));
  }

  divide(a: Value, b: Value): Value {
    return this.apply('Div', [a, b], together(a.shape, b.shape));
  }

  scale(a: Value, by: number): Value {
    return this.multiply(a, this.filled(by));
  }

  /** The same elements in another shape. */
  reshape(a: Value, shape: Shape): Value {
    if (same(a.shape, shape)) return a;
    if (sizeOf(a.shape) !== sizeOf(shape)) throw new Error(`[${a.shape}] has no shape [${shape}]`);
    return this.apply('Reshape', [a, this.#integers(shape)], shape);
  }

  /** Axis i of what it gives is axis `order[i]` of `a`. */
  transpose(a: Value, order: ReadonlyArray<number>): Value {
    const shape = order.map((axis) => a.shape[axis]!);
    return this.apply('Transpose', [a], shape, { perm: order });
  }

  /** The last two axes exchanged. */
  flip(a: Value): Value {
    const axes = a.shape.map((_, axis) => axis);
    return this.transpose(a, [...axes.slice(0, -2), axes.at(-1)!, axes.at(-2)!]);
  }

  /** Matrix products, […, m, k] and […, k, n] to […, m, n]. */
  matmul(a: Value, b: Value): Value {
    const [m, k] = a.shape.slice(-2) as [number, number];
    const [rows, n] = b.shape.slice(-2) as [number, number];
    if (k !== rows) throw new Error(`[${a.shape}] and [${b.shape}] have no product`);
    return this.apply('MatMul', [a, b], [...together(a.shape.slice(0, -2), b.shape.slice(0, -2)), m, n]);
  }

  /** Sums, or means, over some axes, which stay with length 1. */
  reduce(op: 'ReduceSum' | 'ReduceMean', a: Value, axes: ReadonlyArray<number>): Value {
    const shape = a.shape.map((length, axis) => (axes.includes(axis) ? 1 : length));
    return this.apply(op, [a, this.#integers(axes)], shape);
  }

  /** The sum of all elements, without axes. */
  sum(a: Value): Value {
    return this.apply('ReduceSum', [a], [], { keepdims: 0 });
  }

  concat(values: ReadonlyArray<Value>, axis: number): Value {
    if (values.length > MOST) {
      return this.concat(
        chunked(values).map((some) => this.concat(some, axis)),
        axis,
      );
    }
    const total = sum(values.map(({ shape }) => shape[axis]!));
    return this.apply('Concat', values, values[0]!.shape.with(axis, total), { axis });
  }

  split(a: Value, axis: number, lengths: ReadonlyArray<number>): ReadonlyArray<Value> {
    if (lengths.length > MOST) {
      const chunks = chunked(lengths);
      return this.split(a, axis, chunks.map(sum)).flatMap((part, at) => this.split(part, axis, chunks[at]!));
    }
    const shapes = lengths.map((length) => a.shape.with(axis, length));
    return this.applied('Split', [a, this.#integers(lengths)], shapes, { axis });
  }

  /** Rows of a matrix [n, d] by their numbers: [...numbers.shape, d]. */
  rows(table: Value, numbers: Value): Value {
    return this.apply('Gather', [table, numbers], [...numbers.shape, table.shape[1]!]);
  }

  /** Undoes the repetition of `together`: sums over what was repeated. */
  sumTo(a: Value, shape: Shape): Value {
    const added = a.shape.length - shape.length;
    const axes = a.shape.flatMap((length, axis) =>
      axis < added || (shape[axis - added] === 1 && length > 1) ? [axis] : [],
    );
    if (axes.length === 0) return a;
    if (!axes.every((axis, at) => axis === at)) {
      return this.reshape(this.reduce('ReduceSum', a, axes), shape);
    }
    // Over leading axes a product with ones is several times quicker than a sum.
    const rows = sizeOf(a.shape.slice(0, axes.length));
    const matrix = this.reshape(a, [rows, sizeOf(a.shape) / rows]);
    return this.reshape(this.matmul(this.filled(1, [1, rows]), matrix), shape);
  }

  /** The graph as an ONNX file. */
  file(): Uint8Array {
    return onnxFile({
      nodes: this.#nodes,
      inputs: this.#inputs,
      outputs: this.#outputs,
      constants: [...this.#constants.values()],
    });
  }

  #integers(numbers: ReadonlyArray<number>): Value {
    const data = BigInt64Array.from(numbers, BigInt);
    return this.#constantOf(`integers ${numbers}`, () => ({ type: 'int64', shape: [numbers.length], data }));
  }

  #constantOf(name: string, make: () => Omit<Constant, 'name'>): Value {
    const known = this.#constants.get(name) ?? { name, ...make() };
    this.#constants.set(name, known);
    return known;
  }
}
