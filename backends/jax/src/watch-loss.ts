import type { Device } from '@jax-js/jax';
import { DeviceError } from '@jepa-masks/core';
import type { JaxModule } from './jax-module.js';

/**
 * Watches the GPU of jax-js, which itself makes arrays on a lost one in silence.
 * A GPU tells of its loss between turns of the event loop, not at once.
 *
 * @param device where arrays are made; the default device of the moment if absent
 * @returns what throws a DeviceError `lost` if arrays would be made on a GPU that is gone
 */
export const watchLoss = (jax: JaxModule, device: Device | undefined): (() => void) => {
  let watched: object | undefined;
  let lost = false;
  return () => {
    if ((device ?? jax.defaultDevice()) !== 'webgpu') return;
    const gpu = jax.getWebGPUDevice();
    if (gpu !== watched) {
      watched = gpu;
      lost = false;
      void gpu.lost.then(() => {
        // Another may have taken its place in the meantime.
        if (gpu === watched) lost = true;
      });
    }
    if (lost) {
      throw new DeviceError('lost', 'The GPU that jax-js uses was lost; reload the page or the process.');
    }
  };
};
