import { DeviceError } from '@jepa-masks/core';
import type { TensorConstructor } from 'onnxruntime-common';

/** What is needed of onnxruntime-web, onnxruntime-node, or another that shares their tensors. */
export interface TensorRuntime {
  /** Makes tensors over memory that it is given. */
  readonly Tensor: TensorConstructor;
}

/** Whether a constructor makes a tensor of one boolean that ONNX Runtime would take for one. */
const makesBooleans = (Tensor: TensorConstructor): boolean => {
  try {
    const made = new Tensor('bool', new Uint8Array([1]), [1]);
    return made.type === 'bool' && made.dims.length === 1 && made.location === 'cpu' && made.data[0] === 1;
  } catch {
    return false;
  }
};

/**
 * The constructor of a runtime's tensors. It is tried, because other libraries
 * have a `Tensor` too, and because a namespace that was imported across module
 * systems may hold it under `default`.
 *
 * @throws DeviceError `missing` if there is none that makes boolean tensors
 */
export const tensorConstructor = (ort: TensorRuntime): TensorConstructor => {
  const Tensor: unknown = (ort as Partial<TensorRuntime> | undefined)?.Tensor;
  if (typeof Tensor === 'function' && makesBooleans(Tensor as TensorConstructor)) {
    return Tensor as TensorConstructor;
  }
  throw new DeviceError(
    'missing',
    'There is no `Tensor` of ONNX Runtime in what was given; pass the module: `import * as ort from "onnxruntime-web"`.',
  );
};
