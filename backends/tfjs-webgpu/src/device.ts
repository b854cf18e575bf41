import { DeviceError } from '@jepa-masks/core';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type * as tfjs from '@tensorflow/tfjs-core';

type Tf = Pick<typeof tfjs, 'backend' | 'getBackend'>;

/** The WebGPU backend of tfjs, or why there is none: one that is still being prepared is none. */
const currentBackend = (tf: Tf): { readonly backend?: WebGPUBackend; readonly cause?: unknown } => {
  try {
    return tf.getBackend() === 'webgpu' ? { backend: tf.backend() as WebGPUBackend } : {};
  } catch (cause) {
    return { cause };
  }
};

/** Whether tfjs runs on WebGPU now. */
export const runsOnWebgpu = (tf: Tf): boolean => currentBackend(tf).backend !== undefined;

/**
 * The WebGPU backend that tfjs runs on.
 *
 * @throws DeviceError `missing` if it runs on something else, or is not ready
 */
export const webgpuBackend = (tf: Tf): WebGPUBackend => {
  const { backend, cause } = currentBackend(tf);
  if (backend !== undefined) return backend;
  throw new DeviceError(
    'missing',
    `tfjs runs on ${tf.getBackend() || 'no device yet'}, and WebGPU is not ready. Import @tensorflow/tfjs-backend-webgpu and await tf.setBackend('webgpu'), or give a fallback.`,
    { cause },
  );
};
