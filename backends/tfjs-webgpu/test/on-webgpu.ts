import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-webgpu';
import * as tf from '@tensorflow/tfjs-core';

/** Has tfjs run on WebGPU, all of it: by default it computes small tensors on the CPU. */
export const onWebgpu = async (): Promise<void> => {
  tf.env().set('WEBGPU_CPU_FORWARD', false);
  if (!(await tf.setBackend('webgpu'))) throw new Error('tfjs finds no WebGPU device to test on');
};
