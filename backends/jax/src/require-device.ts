import { DeviceError } from '@jepa-masks/core';
import type { Upload } from './upload.js';

/**
 * Looks whether arrays can be made, by making one.
 *
 * @throws DeviceError `missing` if the device is not ready, or if the module is not jax-js
 */
export const requireDevice = (upload: Upload): void => {
  try {
    upload({ data: new Int32Array([0, 1]), shape: [2] }, 'bool').dispose();
  } catch (error) {
    throw new DeviceError(
      'missing',
      `jax-js makes no arrays (${error}); pass the module \`@jax-js/jax\`, after \`await init(device)\`.`,
    );
  }
};
