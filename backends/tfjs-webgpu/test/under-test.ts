import { multiBlock, sampleBatch, unwrap } from '@jepa-masks/core';
import type { BackendUnderTest } from '@jepa-masks/property-tests';
import type { TensorLists } from '@jepa-masks/tfjs';
import { tfjsWebgpu } from '@jepa-masks/tfjs-webgpu';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import * as tf from '@tensorflow/tfjs-core';

const geometry = sampleBatch(unwrap(multiBlock.plan({})), { seed: 1, count: 1 });

/** The backend on tfjs as the conformance kit takes it; tfjs runs on WebGPU by then. */
export const underTest = (): BackendUnderTest<tf.Tensor, TensorLists, tf.Tensor, tf.Tensor> => ({
  backend: tfjsWebgpu(tf),
  readBooleans: async (tensor) => ({
    data: (await tensor.data<'bool'>()) as Uint8Array,
    shape: tensor.shape,
  }),
  readIndices: async (lists) => {
    const [indices, offsets] = await Promise.all([
      lists.indices.data<'int32'>(),
      lists.offsets.data<'int32'>(),
    ]);
    return { indices, offsets, shape: lists.shape };
  },
  readFixedIndices: async (tensor) => ({ data: await tensor.data<'int32'>(), shape: tensor.shape }),
  readAttentionBias: async (tensor) => ({ data: await tensor.data<'float32'>(), shape: tensor.shape }),
  dispose: (made) => {
    if (made instanceof tf.Tensor) made.dispose();
    else tf.dispose([made.indices, made.offsets]);
  },
  memory: () => {
    const { numTensors, numBytes } = tf.memory();
    return { tensors: numTensors, bytes: numBytes };
  },
  missingDevice: async () => {
    await tf.setBackend('cpu');
    try {
      return tfjsWebgpu(tf).booleans(geometry);
    } finally {
      await tf.setBackend('webgpu');
    }
  },
  lostDevice: async () => {
    const { device } = tf.backend() as WebGPUBackend;
    const backend = tfjsWebgpu(tf);
    device.destroy();
    await device.lost;
    return backend.booleans(geometry);
  },
});
