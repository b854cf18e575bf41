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

/** The backend if it is ready. */
const readyBackend = (tf: Operations): Losable | undefined => {
  try {
    return backendOf(tf);
  } catch {
    return undefined;
  }
};

/**
 * A check that tfjs has a device and has it still. It throws a `DeviceError`.
 *
 * WebGPU tells of a loss by a promise only, which is listened to from now on if
 * there is a device by now, and else from the first check on.
 */
export const deviceCheck = (tf: Operations): (() => void) => {
  const heard = new WeakSet<object>();
  const lost = new WeakSet<object>();
  const listen = ({ device }: Losable): void => {
    if (device?.lost === undefined || heard.has(device)) return;
    heard.add(device);
    device.lost.then(() => lost.add(device));
  };
  // Asked for a backend before one is chosen, tfjs would choose one itself.
  if (tf.getBackend()) listen(readyBackend(tf) ?? {});
  return () => {
    const backend = backendOf(tf);
    listen(backend);
    const { device, gpgpu } = backend;
    if ((device !== undefined && lost.has(device)) || gpgpu?.gl?.isContextLost() === true) {
      throw new DeviceError(
        'lost',
        `The device of tfjs's ${tf.getBackend()} backend was lost; remove the backend, register it anew, and await tf.ready().`,
      );
    }
  };
};
