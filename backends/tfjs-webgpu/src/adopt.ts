import type { GpuTensor } from '@jepa-masks/webgpu';
import type * as tfjs from '@tensorflow/tfjs-core';
import { webgpuBackend } from './device.js';

const dtypes = { u32: 'bool', i32: 'int32', f32: 'float32' } as const;

/**
 * A tensor of tfjs over a buffer that `@jepa-masks/webgpu` made, without a copy:
 * booleans as bool, indices as int32, attention bias as float32. Ragged indices
 * keep the length that they have room for. Packed bits can't be adopted, as tfjs
 * has no such type.
 *
 * The buffer must be on the device of tfjs, and stays the caller's. tfjs records
 * operations and submits them later: destroy the buffer when something computed
 * after the last use of the tensor has been read.
 *
 * @param tf the caller's tfjs, which runs on WebGPU
 * @throws DeviceError `missing` if it runs on something else
 */
export const adopt = (
  tf: Pick<typeof tfjs, 'backend' | 'getBackend' | 'tensor'>,
  { buffer, shape, elements }: GpuTensor<'u32' | 'i32' | 'f32'>,
): tfjs.Tensor => {
  const backend = webgpuBackend(tf);
  const dtype = dtypes[elements];
  // The buffer of an empty tensor is longer than the tensor.
  if (shape.includes(0)) return tf.tensor([], shape, dtype);
  return backend.createTensorFromGPUData({ buffer, zeroCopy: true }, shape, dtype);
};
