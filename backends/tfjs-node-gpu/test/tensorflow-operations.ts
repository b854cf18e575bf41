import { getKernel, type TensorInfo } from '@tensorflow/tfjs-core';

/** An operation's attributes by name; types as tfjs names them. */
export type Attributes = Readonly<Record<string, unknown>>;

/** A native operation: which inputs must have which type, and what computes it instead. */
export interface NativeOperation {
  /** Inputs whose type the attribute of that name must tell, or that must have the type of that name. */
  readonly types: Readonly<Record<string, ReadonlyArray<number>>>;
  readonly compute: (inputs: ReadonlyArray<TensorInfo>, attributes: Attributes, on: OnCpu) => TensorInfo;
}

/** tfjs's CPU backend, which computes instead of TensorFlow. */
export interface OnCpu {
  readonly run: (
    kernel: string,
    inputs: Readonly<Record<string, TensorInfo>> | ReadonlyArray<TensorInfo>,
    attrs?: Attributes,
  ) => TensorInfo;
  readonly numbers: (tensor: TensorInfo) => ReadonlyArray<number>;
}

/** Kernels of tfjs's CPU backend by name. */
export const cpuKernels =
  (backend: object): OnCpu['run'] =>
  (kernel, inputs, attrs = {}) =>
    getKernel(kernel, 'cpu').kernelFunc({
      inputs: inputs as never,
      attrs: attrs as never,
      backend,
    }) as TensorInfo;

const binary = (kernel: string, types: NativeOperation['types']): NativeOperation => ({
  types,
  compute: ([a, b], _, { run }) => run(kernel, { a: a!, b: b! }),
});

const arithmetic = (kernel: string): NativeOperation => binary(kernel, { T: [0, 1] });
const logical = (kernel: string): NativeOperation => binary(kernel, { bool: [0, 1] });

/** The native operations that masks need, by TensorFlow's names. Any other is an error. */
export const nativeOperations: Readonly<Record<string, NativeOperation>> = {
  Add: arithmetic('Add'),
  Sub: arithmetic('Sub'),
  Mul: arithmetic('Multiply'),
  Less: arithmetic('Less'),
  LessEqual: arithmetic('LessEqual'),
  GreaterEqual: arithmetic('GreaterEqual'),
  LogicalAnd: logical('LogicalAnd'),
  LogicalOr: logical('LogicalOr'),
  LogicalNot: {
    types: { bool: [0] },
    compute: ([x], _, { run }) => run('LogicalNot', { x: x! }),
  },
  Cast: {
    types: { SrcT: [0] },
    compute: ([x], { DstT }, { run }) => run('Cast', { x: x! }, { dtype: DstT }),
  },
  Cumsum: {
    types: { T: [0], Tidx: [1] },
    compute: ([x, axis], { exclusive, reverse }, { run, numbers }) =>
      run('Cumsum', { x: x! }, { axis: numbers(axis!)[0], exclusive, reverse }),
  },
  Fill: {
    types: { index_type: [0], T: [1] },
    compute: ([shape, value], { T }, { run, numbers }) =>
      run('Fill', {}, { shape: numbers(shape!), value: numbers(value!)[0], dtype: T }),
  },
  GatherNd: {
    types: { Tparams: [0], Tindices: [1] },
    compute: ([params, indices], _, { run }) => run('GatherNd', { params: params!, indices: indices! }),
  },
  Pack: {
    types: { T: [0, 1] },
    compute: (inputs, { axis }, { run }) => run('Pack', inputs, { axis }),
  },
  Range: {
    types: { Tidx: [0, 1, 2] },
    compute: (inputs, { Tidx }, { run, numbers }) => {
      const [start, stop, step] = inputs.map((input) => numbers(input)[0]);
      return run('Range', {}, { start, stop, step, dtype: Tidx });
    },
  },
  Reshape: {
    types: { T: [0], Tshape: [1] },
    compute: ([x, shape], _, { run, numbers }) => run('Reshape', { x: x! }, { shape: numbers(shape!) }),
  },
  Select: {
    types: { bool: [0], T: [1, 2] },
    compute: ([condition, t, e], _, { run }) => run('Select', { condition: condition!, t: t!, e: e! }),
  },
  Slice: {
    types: { T: [0], Index: [1, 2] },
    compute: ([x, begin, size], _, { run, numbers }) =>
      run('Slice', { x: x! }, { begin: numbers(begin!), size: numbers(size!) }),
  },
  ZerosLike: {
    types: { T: [0] },
    compute: ([x], _, { run }) => run('ZerosLike', { x: x! }),
  },
};
