import { DeviceError } from '@jepa-masks/core';
import type { Operations } from './operations.js';

/** What tells of a loss in a backend of tfjs: `device` in that of WebGPU, `gpgpu` in that of WebGL. */
interface Losable {
  readonly device?: { readonly lost?: Promise<unknown> };
  readonly gpgpu?: { readonly gl?: { isContextLost(): boolean } };
}

const backendOf = (tf: Operations): Losable => {
  try {
    return tf.backend() as Losable;
  } catch (cause) {
    throw new DeviceError(
      'missing',
      'tfjs has no backend that is ready; import one, such as @tensorflow/tfjs-backend-webgpu, and await tf.ready().',
      { cause },
    );
  }
};

/**
 * A check that tfjs has a device and has it still. It throws a `DeviceError`.
 *
 * WebGPU tells of a loss by a promise only, which is listened to from the first
 * check on.
 */
export const deviceCheck = (tf: Operations): (() => void) => {
  const heard = new WeakSet<object>();
  const lost = new WeakSet<object>();
  return () => {
    const { device, gpgpu } = backendOf(tf);
    if (device?.lost !== undefined && !heard.has(device)) {
      heard.add(device);
      device.lost.then(() => lost.add(device));
    }
    if ((device !== undefined && lost.has(device)) || gpgpu?.gl?.isContextLost() === true) {
      throw new DeviceError(
        'lost',
        `The device of tfjs's ${tf.getBackend()} backend was lost; remove the backend, register it anew, and await tf.ready().`,
      );
    }
  };
};
