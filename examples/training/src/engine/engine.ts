/** A tensor that a graph is given, or gives. */
export interface Tensor {
  readonly type: 'float32' | 'int32';
  /** Lengths of its axes. */
  readonly shape: ReadonlyArray<number>;
  readonly data: Float32Array | Int32Array;
}

/** Tensors by name. */
export type Tensors = Readonly<Record<string, Tensor>>;

/** A graph that is ready to run. */
export interface Session {
  /** Runs it once: its inputs by name, to its outputs by name. */
  run(inputs: Tensors): Promise<Tensors>;
  /** Gives back its memory; it can't run any more. */
  release(): Promise<void>;
}

/** What runs graphs: ONNX Runtime, in Node or in a browser. */
export interface Engine {
  /** For people: what it is, and on what it computes. */
  readonly name: string;
  /** Makes a graph, an ONNX file, ready to run. */
  open(file: Uint8Array): Promise<Session>;
}

export const floats = (data: Float32Array, shape: ReadonlyArray<number>): Tensor => ({
  type: 'float32',
  shape,
  data,
});

export const integers = (data: Int32Array, shape: ReadonlyArray<number>): Tensor => ({
  type: 'int32',
  shape,
  data,
});

/** A tensor without axes. */
export const scalar = (number: number): Tensor => floats(Float32Array.of(number), []);

/**
 * The numbers of a float tensor.
 *
 * @throws TypeError if there is none
 */
export const numbersOf = (tensor: Tensor | undefined): Float32Array => {
  if (tensor?.data instanceof Float32Array) return tensor.data;
  throw new TypeError(`floats are wanted, not ${tensor?.type ?? 'nothing'}`);
};
