import { multiBlock, sampleBatch, unwrap } from '@jepa-masks/core';
import type { BackendUnderTest } from '@jepa-masks/property-tests';
import type { TensorLists } from '@jepa-masks/tfjs';
import { tfjsWebgpu } from '@jepa-masks/tfjs-webgpu';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import * as tf from '@tensorflow/tfjs-core';
import { underTest as tfjsUnderTest } from '../../tfjs/test/under-test.js';

const geometry = sampleBatch(unwrap(multiBlock.plan({})), { seed: 1, count: 1 });

/** The backend as the conformance kit takes it; tfjs runs on WebGPU by then. */
export const underTest = (): BackendUnderTest<tf.Tensor, TensorLists, tf.Tensor, tf.Tensor> => ({
  ...tfjsUnderTest(tf, tfjsWebgpu(tf)),
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
