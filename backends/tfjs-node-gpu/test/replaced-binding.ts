import type { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu';
import type { DataType, TensorInfo, TypedArray } from '@tensorflow/tfjs-core';
import { type Attributes, cpuKernels, nativeOperations, type OnCpu } from './tensorflow-operations.js';

interface NativeAttribute {
  readonly name: string;
  readonly type: number;
  readonly value: unknown;
}

interface NativeTensor {
  readonly id: number;
  readonly shape: ReadonlyArray<number>;
  readonly dtype: number;
}

/** TensorFlow's own numbers of types, as its C header gives them. */
const TYPES = {
  TF_FLOAT: 1,
  TF_INT32: 3,
  TF_UINT8: 4,
  TF_STRING: 7,
  TF_COMPLEX64: 8,
  TF_INT64: 9,
  TF_BOOL: 10,
};
const ATTRIBUTES = { TF_ATTR_STRING: 0, TF_ATTR_INT: 1, TF_ATTR_FLOAT: 2, TF_ATTR_BOOL: 3, TF_ATTR_TYPE: 4 };

const numberOf: Readonly<Partial<Record<DataType, number>>> = {
  float32: TYPES.TF_FLOAT,
  int32: TYPES.TF_INT32,
  bool: TYPES.TF_BOOL,
};

const nameOf = (type: number): DataType => {
  const found = Object.entries(numberOf).find(([, number]) => number === type);
  if (found === undefined) throw new Error(`masks have no elements of TensorFlow's type ${type}`);
  return found[0] as DataType;
};

/** The native binding of tfjs-node as far as masks need it, with what it saw. */
export interface ReplacedBinding {
  readonly operations: ReadonlySet<string>;
  getNumOfTensors(): number;
}

/**
 * A binding that lets tfjs's CPU backend compute what TensorFlow would. As
 * TensorFlow it takes operations by their native names only, refuses inputs that
 * are not of the type an attribute tells, and keeps a tensor until it is deleted.
 */
export const replacedBinding = (cpu: MathBackendCPU, isUsingGpuDevice: boolean): ReplacedBinding => {
  const tensors = new Map<number, TensorInfo>();
  const operations = new Set<string>();
  let last = 0;
  const keep = (tensor: TensorInfo): NativeTensor => {
    last += 1;
    tensors.set(last, tensor);
    return { id: last, shape: tensor.shape, dtype: numberOf[tensor.dtype]! };
  };
  const find = (id: number): TensorInfo => {
    const tensor = tensors.get(id);
    if (tensor === undefined) throw new Error(`there is no tensor ${id}`);
    return tensor;
  };
  const valuesOf = (tensor: TensorInfo): TypedArray => cpu.readSync(tensor.dataId) as TypedArray;
  const on: OnCpu = { run: cpuKernels(cpu), numbers: (tensor) => [...valuesOf(tensor)] };
  const executeOp = (
    name: string,
    attributes: ReadonlyArray<NativeAttribute>,
    ids: ReadonlyArray<number>,
  ): ReadonlyArray<NativeTensor> => {
    const operation = nativeOperations[name];
    if (operation === undefined) throw new Error(`TensorFlow's operation ${name} is not replaced`);
    operations.add(name);
    const told: Attributes = Object.fromEntries(
      attributes.map(({ name, type, value }) => [
        name,
        type === ATTRIBUTES.TF_ATTR_TYPE ? nameOf(value as number) : value,
      ]),
    );
    const inputs = ids.map(find);
    for (const [type, which] of Object.entries(operation.types)) {
      const wanted = type in told ? told[type] : type;
      for (const input of which) {
        const { dtype } = inputs[input]!;
        if (dtype !== wanted) throw new Error(`${name}: input ${input} is ${dtype} instead of ${wanted}`);
      }
    }
    return [keep(operation.compute(inputs, told, on))];
  };
  return {
    ...TYPES,
    ...ATTRIBUTES,
    operations,
    isUsingGpuDevice: () => isUsingGpuDevice,
    getNumOfTensors: () => tensors.size,
    createTensor: (shape: number[], type: number, values: TypedArray) =>
      keep(cpu.makeTensorInfo(shape, nameOf(type), values.slice() as never)).id,
    deleteTensor: (id: number) => {
      cpu.disposeData(find(id).dataId);
      tensors.delete(id);
    },
    tensorDataSync: (id: number) => valuesOf(find(id)).slice(),
    executeOp,
  } as ReplacedBinding;
};
