import type { GpuTensor } from '@jepa-masks/webgpu';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type * as tfjs from '@tensorflow/tfjs-core';

const dtypes = { u32: 'bool', i32: 'int32', f32: 'float32' } as const;

/**
 * A tensor of tfjs over a buffer that `@jepa-masks/webgpu` made on the device of
 * tfjs, without a copy: booleans as bool, indices as int32, attention bias as
 * float32. Packed bits can't be adopted, as tfjs has no such type. The buffer stays
 * the caller's: dispose of the tensor first, then destroy the buffer.
 *
 * @param backend of tfjs, `tf.backend()`, whose device the buffer is on
 */
export const adopt = (backend: WebGPUBackend, tensor: GpuTensor<'u32' | 'i32' | 'f32'>): tfjs.Tensor =>
  backend.createTensorFromGPUData(
    { buffer: tensor.buffer, zeroCopy: true },
    [...tensor.shape],
    dtypes[tensor.elements],
  );
